interface Place {
  readonly line: number;
  readonly character: number;
}

interface Diagnostic {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly message: string;
  readonly source: string;
  readonly code: string;
}

export function editorPicture(seen: {
  readonly file: string;
  readonly code: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly diagnostic: Diagnostic;
  readonly titles: readonly string[];
  readonly chosen: string;
  readonly after?: string;
}): string;
