export function NewInviteTaskPage() {
  return null;
}
