import {
  IconHome,
  IconListDetails,
  IconReportAnalytics,
  IconServer,
  IconSettings,
  IconUserPlus,
  IconUsersGroup,
} from '@tabler/icons-react';

/** The pages of the sidebar and of the command palette, in their order; `key` is pressed after `g`. */
export const pages = [
  { to: '/', name: 'overview', icon: IconHome, key: 'o' },
  { to: '/accounts', name: 'accounts', icon: IconUsersGroup, key: 'a' },
  { to: '/parsing', name: 'parsing', icon: IconListDetails, key: 'p' },
  { to: '/invites', name: 'invites', icon: IconUserPlus, key: 'i' },
  { to: '/log', name: 'log', icon: IconReportAnalytics, key: 'l' },
  { to: '/settings', name: 'settings', icon: IconSettings, key: 's' },
  { to: '/system', name: 'system', icon: IconServer, key: 'y', operator: true },
] as const;
