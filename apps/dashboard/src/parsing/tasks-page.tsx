export function ParsingTasksPage() {
  return null;
}
