/** A token as a program sends it: `leitu_<32 hexadecimal digits of its number>_<its secret>`. */
export function writeToken(tokenId: string, secret: string): string {
  return `leitu_${tokenId.replaceAll('-', '')}_${secret}`;
}

/** Reads a token; null where it is not one of ours. */
export function readToken(text: string): { readonly tokenId: string; readonly secret: string } | null {
  const [, ...parts] =
    /^leitu_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/.exec(text) ?? [];
  const secret = parts[5];
  return secret === undefined ? null : { tokenId: parts.slice(0, 5).join('-'), secret };
}
