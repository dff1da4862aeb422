export function installPackage(modules: string): void;
