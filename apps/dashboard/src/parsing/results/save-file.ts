/** Where a download goes, piece by piece. */
export type Sink = {
  write(piece: Uint8Array<ArrayBuffer>): Promise<void>;
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
};

/** Chromium's way to write a file as it arrives; elsewhere, and over plain HTTP, there is none. */
type WithFilePicker = {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
};

const hasFilePicker = (scope: object): scope is WithFilePicker => 'showSaveFilePicker' in scope;

/**
 * Opens a file to be saved. What is large is written to the disk as it arrives where the browser can, and its user says
 * where; all else is kept in memory and handed to the browser's downloads.
 * @throws DOMException `AbortError` when the user does not want to save after all
 */
export async function openFile(name: string, isLarge: boolean): Promise<Sink> {
  if (!isLarge || !hasFilePicker(window)) return toDownloads(name);
  const handle = await window.showSaveFilePicker({ suggestedName: name });
  const file = await handle.createWritable();
  return {
    write: piece => file.write(piece),
    finish: () => file.close(),
    discard: () => file.abort(),
  };
}

function toDownloads(name: string): Sink {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    async write(piece) {
      pieces.push(piece);
    },
    async finish() {
      const url = URL.createObjectURL(new Blob(pieces, { type: 'text/csv' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      URL.revokeObjectURL(url);
    },
    async discard() {
      pieces.length = 0;
    },
  };
}
