// Written by generate.ts; do not edit.
export interface paths {
    "/accounts/{id}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * What keeps an account out of work, whoever restricted or lifted it; an older standing changes nothing
         * @description For account-manager.
         */
        put: operations["bringStanding"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{id}/session/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform whether it still knows the session of an account, whatever keeps that out of work
         * @description For integration.
         */
        post: operations["checkSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a person is in a chat: asked after an ambiguous answer
         * @description For invite.
         */
        post: operations["checkMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{id}/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether an account may invite in a chat, and how fresh that knowledge is
         * @description For account-manager.
         */
        post: operations["getRights"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One page of the members of a chat, some of whom may come again on another one
         * @description For parsing.
         */
        post: operations["readMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find the chat behind a link; a name the account has not met needs a permit
         * @description For parsing.
         */
        post: operations["resolveChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/comments/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether the newest posts of a channel really have comments
         * @description For parsing.
         */
        post: operations["checkComments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/communities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Public groups and channels by the beginning of a name; the platform answers one page and no more
         * @description For parsing.
         */
        post: operations["findCommunities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who commented on the posts of a channel, page by page; `since` is about the comments
         * @description For parsing.
         */
        post: operations["readComments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who wrote in a chat, page by page; of a supergroup also while it was a basic group
         * @description For parsing.
         */
        post: operations["readHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who wrote certain words in a chat, page by page
         * @description For parsing.
         */
        post: operations["searchMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have an account join a chat it has met, or one behind an invite link; it needs a permit
         * @description For parsing, invite.
         */
        post: operations["joinChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find a person for an account to address; a name the account has not looked up needs a permit
         * @description For invite.
         */
        post: operations["resolvePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which accounts of a team can address each of these people without looking them up
         * @description For invite.
         */
        post: operations["whoCanAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link by which people come into a chat; the same one for all accounts of the team
         * @description For invite.
         */
        post: operations["getInviteLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add one person to a chat under a permit; asking again with the same permit gives the same outcome
         * @description For invite.
         */
        post: operations["sendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permits/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The outcome of a permit; one that was never executed is voided for good
         * @description For invite, parsing.
         */
        post: operations["settlePermit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write to one person under a permit; asking again with the same permit gives the same outcome and sends nothing
         * @description For invite.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            /** @example 404 */
            status: number;
            code: string;
            detail?: string;
            message: {
                en: string;
                ru: string;
            };
            requestId?: string;
            retryAfterSeconds?: number;
            fields?: {
                path: string;
                message: {
                    en: string;
                    ru: string;
                };
            }[];
            limit?: {
                name: string;
                message: {
                    en: string;
                    ru: string;
                };
                /** @example 42 */
                value: number;
                /** @example 42 */
                used: number;
                nextAt: string | null;
            };
            platformError?: string;
        };
        Chat: {
            /** @example telegram:1234567890 */
            key: string;
            /** @enum {string} */
            kind: "group" | "supergroup" | "channel";
            title: string;
            username: string | null;
            /** @example 42 */
            memberCount: number;
        };
        Person: {
            /** @example 5551234567 */
            platformUserId: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            premium: boolean;
            bot: boolean;
            deleted: boolean;
        };
        ActionOutcome: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            executedAt: string;
            /** @constant */
            outcome: "joined";
        } | {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            executedAt: string;
            /** @constant */
            outcome: "already_member";
        } | {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            executedAt: string;
            /** @constant */
            outcome: "requested";
        } | {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            executedAt: string;
            /** @constant */
            outcome: "sent";
        } | {
            /** @constant */
            outcome: "refused";
            code: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            executedAt: string;
            retryAt: string | null;
            platformError: string | null;
        } | {
            /** @constant */
            outcome: "unknown";
            code: string;
        } | {
            /** @constant */
            outcome: "not_sent";
            code: string;
        };
        InvitationOutcome: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            executedAt: string;
            /** @constant */
            outcome: "joined";
        } | {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            executedAt: string;
            /** @constant */
            outcome: "already_member";
        } | {
            /** @constant */
            outcome: "refused";
            code: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            executedAt: string;
            retryAt: string | null;
            platformError: string | null;
        } | {
            /** @constant */
            outcome: "unknown";
            code: string;
        } | {
            /** @constant */
            outcome: "not_sent";
            code: string;
        };
        MessageOutcome: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            executedAt: string;
            /** @constant */
            outcome: "sent";
        } | {
            /** @constant */
            outcome: "refused";
            code: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            executedAt: string;
            retryAt: string | null;
            platformError: string | null;
        } | {
            /** @constant */
            outcome: "unknown";
            code: string;
        } | {
            /** @constant */
            outcome: "not_sent";
            code: string;
        };
        Author: {
            person: components["schemas"]["Person"];
            /** @example 42 */
            messages: number;
            newest: {
                id: number;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                at: string;
            };
        };
        ChatAuthor: {
            /** @example telegram:1234567890 */
            channel: string;
            title: string;
            /** @enum {string} */
            as: "channel" | "anonymous_admin";
            /** @example 42 */
            messages: number;
        };
        AuthorsPage: {
            /** @constant */
            status: "page";
            authors: components["schemas"]["Author"][];
            chats: components["schemas"]["ChatAuthor"][];
            /** @example 42 */
            messages: number;
            nextCursor: string | null;
            /** @example 42 */
            reported: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    bringStanding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    restrictions: {
                        /** @enum {string} */
                        kind: "flood_wait" | "peer_flood" | "frozen" | "banned" | "paused";
                        until: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description No content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem: wrong_state, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem: account_logged_out, account_banned, account_frozen, flood_wait, telegram_unreachable, telegram_failed, telegram_error, service_unavailable, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkMembership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    /** @example telegram:1234567890 */
                    channel: string;
                    /** @example 5551234567 */
                    platformUserId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "present";
                    } | {
                        /** @enum {string} */
                        status: "absent";
                    } | {
                        /** @enum {string} */
                        status: "throttled";
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: lease_lost, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRights: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example telegram:1234567890 */
                    channel: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "known";
                        mayInvite: boolean;
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        checkedAt: string;
                    } | {
                        /** @enum {string} */
                        status: "unavailable";
                        code: string;
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    /** @example telegram:1234567890 */
                    channel: string;
                    cursor?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "page";
                        people: components["schemas"]["Person"][];
                        nextCursor: string | null;
                        /** @example 42 */
                        reported: number;
                    } | {
                        /** @enum {string} */
                        status: "throttled";
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: lease_lost, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveChat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    permit?: string;
                    /**
                     * @example https://t.me/name
                     * @example @name
                     */
                    link: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "found";
                        chat: components["schemas"]["Chat"];
                    } | {
                        /** @enum {string} */
                        status: "permit_needed";
                        target: string;
                    } | {
                        /** @enum {string} */
                        status: "throttled";
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: link_not_recognised, link_to_person, link_to_other, lease_lost, permit_refused, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkComments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    /** @example telegram:1234567890 */
                    channel: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "checked";
                        /** @example 42 */
                        posts: number;
                        /** @example 42 */
                        commented: number;
                        /** @example 42 */
                        comments: number;
                    } | {
                        /** @enum {string} */
                        status: "throttled";
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: lease_lost, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findCommunities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    query: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "found";
                        chats: components["schemas"]["Chat"][];
                    } | {
                        /** @enum {string} */
                        status: "throttled";
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: lease_lost, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readComments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    /** @example telegram:1234567890 */
                    channel: string;
                    cursor?: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-20T12:00:00.000Z
                     */
                    since?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorsPage"] | {
                        /** @enum {string} */
                        status: "throttled";
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: lease_lost, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHistory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    /** @example telegram:1234567890 */
                    channel: string;
                    cursor?: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-20T12:00:00.000Z
                     */
                    since?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorsPage"] | {
                        /** @enum {string} */
                        status: "throttled";
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: lease_lost, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchMessages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    /** @example telegram:1234567890 */
                    channel: string;
                    cursor?: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-20T12:00:00.000Z
                     */
                    since?: string;
                    query: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorsPage"] | {
                        /** @enum {string} */
                        status: "throttled";
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: lease_lost, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    joinChat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    permit?: string;
                    /**
                     * @example https://t.me/name
                     * @example @name
                     */
                    chat: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        executedAt: string;
                        channel: string | null;
                        /** @enum {string} */
                        outcome: "joined";
                    } | {
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        executedAt: string;
                        channel: string | null;
                        /** @enum {string} */
                        outcome: "already_member";
                    } | {
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        executedAt: string;
                        channel: string | null;
                        /** @enum {string} */
                        outcome: "requested";
                    } | {
                        /** @enum {string} */
                        outcome: "refused";
                        code: string;
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        executedAt: string;
                        retryAt: string | null;
                        platformError: string | null;
                    } | {
                        /** @enum {string} */
                        outcome: "unknown";
                        code: string;
                    } | {
                        /** @enum {string} */
                        outcome: "not_sent";
                        code: string;
                    } | {
                        /** @enum {string} */
                        outcome: "permit_needed";
                        /** @example j3sp43HI8IcI9LnX1WFGM9wWyUWs_vQGAxm_wL0N7DY */
                        target: string;
                    };
                };
            };
            /** @description A problem: link_not_recognised, link_to_person, link_to_other, permit_refused, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolvePerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    permit?: string;
                    /**
                     * @example @name
                     * @example https://t.me/name
                     * @example +79991234567
                     */
                    person: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "found";
                        /** @example 5551234567 */
                        platformUserId: string;
                    } | {
                        /** @enum {string} */
                        status: "permit_needed";
                        target: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: person_not_recognised, lease_lost, permit_refused, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    whoCanAddress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                     */
                    teamId: string;
                    people: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            /**
                             * @example @name
                             * @example https://t.me/name
                             * @example +79991234567
                             */
                            person: string;
                            platformUserId: string | null;
                            accountIds: string[];
                        }[];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInviteLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lease: string;
                    /** @example telegram:1234567890 */
                    channel: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "link";
                        /** Format: uri */
                        link: string;
                        requestNeeded: boolean;
                    } | {
                        /** @enum {string} */
                        status: "throttled";
                        /**
                         * Format: date-time
                         * @example 2026-11-20T12:00:00.000Z
                         */
                        retryAt: string;
                    } | {
                        /** @enum {string} */
                        status: "failed";
                        code: string;
                        retryAt: string | null;
                    };
                };
            };
            /** @description A problem: lease_lost, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    permit: string;
                    /** @example telegram:1234567890 */
                    channel: string;
                    /** @example 5551234567 */
                    platformUserId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationOutcome"];
                };
            };
            /** @description A problem: permit_refused, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settlePermit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01a1fab7-c372-7689-b490-4ff70b47d6d4 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                     */
                    accountId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "voided";
                    } | {
                        /** @enum {string} */
                        status: "executing";
                    } | {
                        /** @enum {string} */
                        status: "done";
                        outcome: components["schemas"]["ActionOutcome"];
                    };
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    permit: string;
                    /** @example 5551234567 */
                    platformUserId: string;
                    text: string;
                    /**
                     * Format: uuid
                     * @example 01a1fab7-c372-7689-b490-4ff70b47d6d4
                     */
                    repeats?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageOutcome"];
                };
            };
            /** @description A problem: permit_refused, or one any route may answer with */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
