import type { GitResult, RunGit } from './io.ts';

/** Plain English messages, and never a question on the terminal. */
export const GIT_ENVIRONMENT = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };

/** Runs the git that is on the path; no shell in between. What starts processes is loaded only when there is a ref. */
export const runGit: RunGit = async (args, { cwd, input = '', maxBytes }) => {
  const { spawn } = await import('node:child_process');
  return new Promise<GitResult>((resolve, reject) => {
    const git = spawn('git', args, { cwd, env: { ...process.env, ...GIT_ENVIRONMENT }, windowsHide: true });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let size = 0;
    git.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ end: 'not-installed' });
      else reject(error);
    });
    git.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) stdout.push(chunk);
      else git.kill('SIGKILL');
    });
    git.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 100) stderr.push(chunk);
    });
    // Git may end before it has read its input; that is told by its status.
    git.stdin.on('error', () => undefined);
    git.stdin.end(input);
    git.on('close', (status) => {
      if (size > maxBytes) resolve({ end: 'too-large' });
      else {
        const texts = { stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') };
        resolve({ end: 'exit', status: status ?? 128, ...texts });
      }
    });
  });
};
