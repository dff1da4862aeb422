export function installPackage(modules: string): void;
export function linkWorkspaces(project: string, modules: string): void;
