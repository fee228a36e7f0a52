/** One side of a file that git shows a change of. */
export interface GitSide {
  /** Where git has put the content: a file of the work tree or a temporary one; null: there is none on this side. */
  readonly file: string | null;
  /** What people are shown: `a/api.yaml` for the old side, as in git's own diffs. */
  readonly label: string;
  /** As git writes it: `100644`; `.` for none. */
  readonly mode: string;
}

/** What git tells a driver of. Paths count from the top of the repository. */
export interface GitChange {
  readonly old: GitSide;
  readonly new: GitSide;
  /** `similarity index …`, `rename from …`; empty unless the file was renamed or copied. */
  readonly notes: string;
}

/** How git writes that there is no file on a side, on every system. */
const NOTHING = '/dev/null';

/**
 * Reads the arguments of a diff driver (gitattributes, "Defining an external diff driver"; git, "GIT_EXTERNAL_DIFF"):
 * `path old-file old-hex old-mode new-file new-hex new-mode`, and for renamed files `new-path notes`.
 * Null: this is not what git calls a driver with.
 */
export function readGitChange(args: readonly string[]): GitChange | null {
  const [path = '', oldFile = '', , oldMode = '', newFile = '', , newMode = '', newPath = path, notes = ''] = args;
  if (args.length !== 7 && args.length !== 9) return null;
  return {
    old: { file: fileOf(oldFile), label: `a/${path}`, mode: oldMode },
    new: { file: fileOf(newFile), label: newPath, mode: newMode },
    notes,
  };
}

function fileOf(file: string): string | null {
  return file === NOTHING ? null : file;
}

/** A plain file, as opposed to a symbolic link or a submodule, whose content is a name. */
export function isPlainFile({ mode }: GitSide): boolean {
  return mode.startsWith('100');
}
