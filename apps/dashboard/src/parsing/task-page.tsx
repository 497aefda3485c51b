export function ParsingTaskPage() {
  return null;
}
