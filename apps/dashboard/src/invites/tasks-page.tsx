export function InviteTasksPage() {
  return null;
}
