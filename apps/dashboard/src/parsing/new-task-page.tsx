export function NewParsingTaskPage() {
  return null;
}
