// Written by src/control/generate-client.ts; do not edit.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a client needs to connect. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dataCenters: {
                                id: number;
                                host: string;
                                port: number;
                            }[];
                            publicKeyPem: string;
                            /** @description The fingerprint of the public key, as a signed 64-bit decimal. */
                            fingerprint: string;
                            /** @description The data centre to begin with. */
                            thisDc: number;
                            apiLayers: number[];
                            /** Format: date-time */
                            clock: string;
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description A 64-bit id, as a string of digits. */
                                userId: string;
                                phone: string;
                                username: string | null;
                                firstName: string;
                                /** @description How many clients are logged in. */
                                sessions: number;
                            }[];
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        /** Creates a person who may log in. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        phone: string;
                        firstName: string;
                        lastName?: string;
                        username?: string;
                        /** @description A two-step password, which a login then needs. */
                        password?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description A 64-bit id, as a string of digits. */
                            userId: string;
                            phone: string;
                            username: string | null;
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description A 64-bit id, as a string of digits. */
                            userId: string;
                            phone: string;
                            username: string | null;
                            firstName: string;
                            /** @description How many clients are logged in. */
                            sessions: number;
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{userId}/login-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The codes that arrived on this phone, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string;
                                /** Format: date-time */
                                sentAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                used: boolean;
                            }[];
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{userId}/ban": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{userId}/revoke-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs every client out. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description A 64-bit id, as a string of digits. */
                            userId: string;
                            username: string | null;
                            phone: string;
                            firstName: string;
                            lastName: string | null;
                            bot: boolean;
                            deleted: boolean;
                            premium: boolean;
                            privacy: {
                                /** @enum {string} */
                                invite: "everybody" | "contacts" | "nobody";
                            };
                            chats: string[];
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        privacy?: {
                            /** @enum {string} */
                            invite: "everybody" | "contacts" | "nobody";
                        };
                        premium?: boolean;
                        deleted?: boolean;
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
                            /** @description A 64-bit id, as a string of digits. */
                            userId: string;
                            username: string | null;
                            phone: string;
                            firstName: string;
                            lastName: string | null;
                            bot: boolean;
                            deleted: boolean;
                            premium: boolean;
                            privacy: {
                                /** @enum {string} */
                                invite: "everybody" | "contacts" | "nobody";
                            };
                            chats: string[];
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        trace?: never;
    };
    "/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    query?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description A 64-bit id, as a string of digits. */
                                chatId: string;
                                /** @enum {string} */
                                kind: "group" | "supergroup" | "channel";
                                title: string;
                                username: string | null;
                                memberCount: number;
                            }[];
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "group" | "supergroup" | "channel";
                        title: string;
                        username?: string;
                        /** @description A 64-bit id, as a string of digits. */
                        creatorUserId: string;
                        /** @default [] */
                        admins?: {
                            /** @description A 64-bit id, as a string of digits. */
                            userId: string;
                            canInvite: boolean;
                        }[];
                        /**
                         * @description Besides the creator and the admins: how many are drawn from the world, or who.
                         * @default {
                         *       "count": 0
                         *     }
                         */
                        members?: {
                            count: number;
                        } | {
                            userIds: string[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description A 64-bit id, as a string of digits. */
                            chatId: string;
                            /** @enum {string} */
                            kind: "group" | "supergroup" | "channel";
                            title: string;
                            username: string | null;
                            memberCount: number;
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chatId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description A 64-bit id, as a string of digits. */
                            chatId: string;
                            /** @enum {string} */
                            kind: "group" | "supergroup" | "channel";
                            title: string;
                            username: string | null;
                            memberCount: number;
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chatId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The members, newest first. */
        get: {
            parameters: {
                query?: {
                    offset?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description A 64-bit id, as a string of digits. */
                                userId: string;
                                username: string | null;
                                firstName: string;
                                lastName: string | null;
                                /** @enum {string} */
                                role: "creator" | "admin" | "member";
                                invitedBy: string | null;
                                /** Format: date-time */
                                joinedAt: string;
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chatId}/admins/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Makes somebody an admin, and a member if they are none. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    chatId: string;
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        canInvite: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chatId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lets somebody leave; with ban=true they are thrown out. */
        delete: {
            parameters: {
                query?: {
                    ban?: string;
                };
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    chatId: string;
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @description For instance channels.inviteToChannel; without it, every call. */
                                method?: string;
                                /** @description A 64-bit id, as a string of digits. */
                                accountId?: string;
                                /** @description Answered instead of executing the call. A FLOOD_WAIT_n lasts n seconds of the world’s time. */
                                error?: string;
                                /** @description Real milliseconds to wait first. */
                                delayMs?: number;
                                /** @description Cuts the connection instead of executing the call; with dropAnswer, after executing it. */
                                dropConnection?: boolean;
                                /** @description Executes the call and answers nothing. */
                                dropAnswer?: boolean;
                                /** @description How many calls it applies to; without it, all. */
                                count?: number;
                            }[];
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        /** Makes calls go wrong. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description For instance channels.inviteToChannel; without it, every call. */
                        method?: string;
                        /** @description A 64-bit id, as a string of digits. */
                        accountId?: string;
                        /** @description Answered instead of executing the call. A FLOOD_WAIT_n lasts n seconds of the world’s time. */
                        error?: string;
                        /** @description Real milliseconds to wait first. */
                        delayMs?: number;
                        /** @description Cuts the connection instead of executing the call; with dropAnswer, after executing it. */
                        dropConnection?: boolean;
                        /** @description Executes the call and answers nothing. */
                        dropAnswer?: boolean;
                        /** @description How many calls it applies to; without it, all. */
                        count?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description For instance channels.inviteToChannel; without it, every call. */
                            method?: string;
                            /** @description A 64-bit id, as a string of digits. */
                            accountId?: string;
                            /** @description Answered instead of executing the call. A FLOOD_WAIT_n lasts n seconds of the world’s time. */
                            error?: string;
                            /** @description Real milliseconds to wait first. */
                            delayMs?: number;
                            /** @description Cuts the connection instead of executing the call; with dropAnswer, after executing it. */
                            dropConnection?: boolean;
                            /** @description Executes the call and answers nothing. */
                            dropAnswer?: boolean;
                            /** @description How many calls it applies to; without it, all. */
                            count?: number;
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        /** Switches all faults off and ends the waits they caused. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every action that reached this Telegram, oldest first. */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    method?: string;
                    /** @description A 64-bit id, as a string of digits. */
                    accountId?: string;
                    /** @description A 64-bit id, as a string of digits. */
                    chatId?: string;
                    /** @description A 64-bit id, as a string of digits. */
                    userId?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                seq: number;
                                at: string;
                                realAt: string;
                                accountId: string | null;
                                connectionId: number;
                                authKeyId: string;
                                method: string;
                                chatId?: string;
                                userIds?: string[];
                                outcome: string;
                                invited?: string[];
                                missing?: string[];
                                durationMs: number;
                            }[];
                            lastSeq: number;
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            now: string;
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        put?: never;
        /** Moves the world's time forward. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        advanceMs: number;
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
                            /** Format: date-time */
                            now: string;
                        };
                    };
                };
                /** @description A problem: its detail says what to do. https://www.rfc-editor.org/rfc/rfc9457 */
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
        ProblemInput: {
            /** @description What kind of refusal it is. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What to do about it. */
            detail: string;
        };
        Problem: {
            /** @description What kind of refusal it is. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What to do about it. */
            detail: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
