import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Follows one connection. */
export interface Watch {
  /** What the one that connected says. */
  sent?(chunk: Buffer): void;
  /** True: this answer is lost, and the connection with it. */
  isLost?(chunk: Buffer): boolean;
}

/** Open: passes all on. Cut: connections end, and new ones too. Silent: nothing passes, and nobody is told. */
type State = 'open' | 'cut' | 'silent';

/** Stands between two parties and does to their connections what networks do. */
export class BadLine {
  readonly #server: Server;
  readonly #target: URL;
  readonly #watch: () => Watch;
  readonly #sockets = new Set<Socket>();
  #state: State = 'open';

  private constructor(target: string, watch: () => Watch) {
    this.#target = new URL(target);
    this.#watch = watch;
    this.#server = createServer((socket) => this.#join(socket));
  }

  /** @param target an address with a port; that of the line is the same with another port */
  static async before(target: string, watch: () => Watch = () => ({})): Promise<BadLine> {
    const line = new BadLine(target, watch);
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  get url(): string {
    const address = this.#server.address();
    const url = new URL(this.#target);
    url.port = address !== null && typeof address === 'object' ? String(address.port) : '';
    return url.href.replace(/\/$/, '');
  }

  /** All connections end, or hear nothing any more; so do new ones until `open`. */
  become(state: 'cut' | 'silent'): void {
    this.#state = state;
    for (const socket of this.#sockets) this.#break(socket);
  }

  /** New connections pass again. Those that fell silent stay so. */
  open(): void {
    this.#state = 'open';
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(socket: Socket): void {
    this.#keep(socket);
    if (this.#state !== 'open') {
      this.#break(socket);
      return;
    }
    const target = this.#keep(connect(Number(this.#target.port), this.#target.hostname));
    const watch = this.#watch();
    const end = () => {
      socket.destroy();
      target.destroy();
    };
    socket.on('close', end);
    target.on('close', end);
    socket.on('data', (chunk) => {
      watch.sent?.(chunk);
      target.write(chunk);
    });
    target.on('data', (chunk) => {
      if (watch.isLost?.(chunk) === true) end();
      else socket.write(chunk);
    });
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    return socket;
  }

  #break(socket: Socket): void {
    if (this.#state === 'cut') {
      socket.destroy();
      return;
    }
    // What comes is taken and forgotten.
    socket.removeAllListeners('data');
    socket.resume();
  }
}
