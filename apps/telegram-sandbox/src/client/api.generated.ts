// Written by src/control/generate-client.ts; do not edit.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it is up. */
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
                            /** @description For files only, with the keys of the data centre they belong to. */
                            mediaDataCenters: {
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
    "/salts/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends every salt at once: clients are told the new one (bad_server_salt) when they next speak. */
        post: {
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
        /** Those who were created, oldest first; with a query, everybody it finds. */
        get: {
            parameters: {
                query?: {
                    /** @description How a name or username begins, or a phone or id. */
                    query?: string;
                    /** @description How many a query finds at most. */
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
                            items: components["schemas"]["Account"][];
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
                        /** @description Telegram has less patience with a new account, 0 days ago for instance; without it, 400. */
                        registeredDaysAgo?: number;
                        /** @description The home data centre; without it, 1. */
                        dcId?: number;
                        /** @description What is shown to who is asked for the password. */
                        passwordHint?: string;
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
                        "application/json": components["schemas"]["Account"];
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
        /** One account, or anybody else in the world as one. */
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
                        "application/json": components["schemas"]["Account"];
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
        /** USER_DEACTIVATED_BAN to every call, PHONE_NUMBER_BANNED to every login. */
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
    "/accounts/{userId}/unban": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the account live again; its sessions are still there. */
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
    "/accounts/{userId}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The account may only look: FROZEN_METHOD_INVALID to everything else. */
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
    "/accounts/{userId}/unfreeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends that. */
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
    "/accounts/{userId}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Sets, changes or removes the two-step password, from the phone. */
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
                        /** @description The new two-step password; null takes it away. */
                        password: string | null;
                        /** @default null */
                        hint?: string | null;
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
        trace?: never;
    };
    "/accounts/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clients that are logged in as this person, newest first. */
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
                                /** @description Which session, as in authorization.hash. */
                                hash: string;
                                deviceModel: string | null;
                                systemVersion: string | null;
                                appVersion: string | null;
                                langCode: string | null;
                                apiId: number | null;
                                apiLayer: number | null;
                                /** Format: date-time */
                                createdAt: string;
                                /**
                                 * Format: date-time
                                 * @description To a few minutes.
                                 */
                                activeAt: string;
                                /** @description The two-step password is still missing. */
                                passwordPending: boolean;
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
    "/accounts/{userId}/sessions/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one session from the phone; its client gets AUTH_KEY_UNREGISTERED. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                    /** @description Which session, as in authorization.hash. */
                    hash: string;
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
    "/qr-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The QR codes that clients show now, oldest first. */
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
                                /**
                                 * Format: base64url
                                 * @description As in tg://login?token=…, in base64url.
                                 */
                                token: string;
                                url: string;
                                /** Format: date-time */
                                expiresAt: string;
                                deviceModel: string | null;
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
    "/accounts/{userId}/qr-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Scans a QR code with the phone of this person and confirms. */
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
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: base64url
                         * @description As in tg://login?token=…, in base64url.
                         */
                        token: string;
                    } | {
                        url: string;
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
                            sessionHash: string;
                            deviceModel: string | null;
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
    "/people/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Anybody in the world. */
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
                            /** @description Only somebody with Premium may write to them. */
                            premiumMayWrite: boolean;
                            chatsFull: boolean;
                            privacy: {
                                /** @enum {string} */
                                invite: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                phone: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                foundByPhone: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                lastSeen: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                photo: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                forwards: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                calls: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                peerToPeerCalls: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                voiceMessages: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                about: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                birthday: "everybody" | "contacts" | "nobody";
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
        /** Changes what is given about somebody, and nothing else. */
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
                            invite?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                            phone?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                            foundByPhone?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                            lastSeen?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                            photo?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                            forwards?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                            calls?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                            peerToPeerCalls?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                            voiceMessages?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                            about?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                            birthday?: ("everybody" | "contacts" | "nobody") | {
                                /** @enum {string} */
                                audience: "everybody" | "contacts" | "nobody";
                                /** @description Also whoever has Premium. */
                                premium?: boolean;
                                /** @description Also these people. */
                                allowed?: string[];
                                /** @description But none of these people. */
                                refused?: string[];
                            };
                        };
                        premium?: boolean;
                        /** @description Only somebody with Premium may write to them. */
                        premiumMayWrite?: boolean;
                        /** @description They are in as many groups and channels as Telegram allows. */
                        chatsFull?: boolean;
                        bot?: boolean;
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
                            /** @description Only somebody with Premium may write to them. */
                            premiumMayWrite: boolean;
                            chatsFull: boolean;
                            privacy: {
                                /** @enum {string} */
                                invite: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                phone: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                foundByPhone: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                lastSeen: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                photo: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                forwards: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                calls: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                peerToPeerCalls: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                voiceMessages: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                about: "everybody" | "contacts" | "nobody";
                                /** @enum {string} */
                                birthday: "everybody" | "contacts" | "nobody";
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
        /** All chats whose title or username holds what is asked for. */
        get: {
            parameters: {
                query?: {
                    /** @description Part of a title or username. */
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
                                messageCount: number;
                                /** @description A 64-bit id, as a string of digits. */
                                creatorUserId: string;
                                settings: {
                                    about: string;
                                    denied: ("view_messages" | "send_messages" | "send_media" | "send_stickers" | "send_gifs" | "send_games" | "send_inline" | "embed_links" | "send_polls" | "change_info" | "invite_users" | "pin_messages" | "manage_topics" | "send_photos" | "send_videos" | "send_roundvideos" | "send_audios" | "send_voices" | "send_docs" | "send_plain")[];
                                    membersHidden: boolean;
                                    joinByRequest: boolean;
                                    joinToSend: boolean;
                                    peekable: boolean;
                                    slowModeSeconds: number;
                                    /** @description A channel’s discussion group, and its channel. */
                                    linkedChatId: string | null;
                                    /** @description The supergroup that a small group has become. */
                                    migratedTo: string | null;
                                };
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
        /** Founds a chat with its first members. */
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
                            /** @description Everything usual, with or without the right to add people. */
                            canInvite?: boolean;
                            /** @description Exactly these rights, as in chatAdminRights; takes the place of canInvite. */
                            rights?: ("change_info" | "post_messages" | "edit_messages" | "delete_messages" | "ban_users" | "invite_users" | "pin_messages" | "add_admins" | "anonymous" | "manage_call" | "other")[];
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
                        /** @description How many messages are drawn, written in the year before. */
                        messages?: {
                            count: number;
                        };
                        settings?: {
                            about?: string;
                            /** @description What plain members may not do, as in chatBannedRights; without invite_users they add people. */
                            denied?: ("view_messages" | "send_messages" | "send_media" | "send_stickers" | "send_gifs" | "send_games" | "send_inline" | "embed_links" | "send_polls" | "change_info" | "invite_users" | "pin_messages" | "manage_topics" | "send_photos" | "send_videos" | "send_roundvideos" | "send_audios" | "send_voices" | "send_docs" | "send_plain")[];
                            /** @description Only admins see who is in it. */
                            membersHidden?: boolean;
                            /** @description Who comes has to be let in. */
                            joinByRequest?: boolean;
                            /** @description Who comments has to join first. */
                            joinToSend?: boolean;
                            /** @description Who has an invite link may look in without joining. */
                            peekable?: boolean;
                            slowModeSeconds?: number;
                        };
                        /** @description Of a channel: a group in which its posts, also the drawn ones, are discussed. */
                        discussion?: {
                            title?: string;
                            username?: string;
                            /**
                             * @default {
                             *       "count": 0
                             *     }
                             */
                            members?: {
                                count: number;
                            };
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
                            messageCount: number;
                            /** @description A 64-bit id, as a string of digits. */
                            creatorUserId: string;
                            settings: {
                                about: string;
                                denied: ("view_messages" | "send_messages" | "send_media" | "send_stickers" | "send_gifs" | "send_games" | "send_inline" | "embed_links" | "send_polls" | "change_info" | "invite_users" | "pin_messages" | "manage_topics" | "send_photos" | "send_videos" | "send_roundvideos" | "send_audios" | "send_voices" | "send_docs" | "send_plain")[];
                                membersHidden: boolean;
                                joinByRequest: boolean;
                                joinToSend: boolean;
                                peekable: boolean;
                                slowModeSeconds: number;
                                /** @description A channel’s discussion group, and its channel. */
                                linkedChatId: string | null;
                                /** @description The supergroup that a small group has become. */
                                migratedTo: string | null;
                            };
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
        /** One chat. */
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
                            messageCount: number;
                            /** @description A 64-bit id, as a string of digits. */
                            creatorUserId: string;
                            settings: {
                                about: string;
                                denied: ("view_messages" | "send_messages" | "send_media" | "send_stickers" | "send_gifs" | "send_games" | "send_inline" | "embed_links" | "send_polls" | "change_info" | "invite_users" | "pin_messages" | "manage_topics" | "send_photos" | "send_videos" | "send_roundvideos" | "send_audios" | "send_voices" | "send_docs" | "send_plain")[];
                                membersHidden: boolean;
                                joinByRequest: boolean;
                                joinToSend: boolean;
                                peekable: boolean;
                                slowModeSeconds: number;
                                /** @description A channel’s discussion group, and its channel. */
                                linkedChatId: string | null;
                                /** @description The supergroup that a small group has become. */
                                migratedTo: string | null;
                            };
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
        /** Changes a chat; what is not named stays as it is. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title?: string;
                        /** @description Null makes it private. */
                        username?: string | null;
                        /** @description Of a channel: the supergroup in which its posts are discussed from now on; null for none. */
                        linkedChatId?: string | null;
                        settings?: {
                            about?: string;
                            /** @description What plain members may not do, as in chatBannedRights; without invite_users they add people. */
                            denied?: ("view_messages" | "send_messages" | "send_media" | "send_stickers" | "send_gifs" | "send_games" | "send_inline" | "embed_links" | "send_polls" | "change_info" | "invite_users" | "pin_messages" | "manage_topics" | "send_photos" | "send_videos" | "send_roundvideos" | "send_audios" | "send_voices" | "send_docs" | "send_plain")[];
                            /** @description Only admins see who is in it. */
                            membersHidden?: boolean;
                            /** @description Who comes has to be let in. */
                            joinByRequest?: boolean;
                            /** @description Who comments has to join first. */
                            joinToSend?: boolean;
                            /** @description Who has an invite link may look in without joining. */
                            peekable?: boolean;
                            slowModeSeconds?: number;
                        };
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
                            chatId: string;
                            /** @enum {string} */
                            kind: "group" | "supergroup" | "channel";
                            title: string;
                            username: string | null;
                            memberCount: number;
                            messageCount: number;
                            /** @description A 64-bit id, as a string of digits. */
                            creatorUserId: string;
                            settings: {
                                about: string;
                                denied: ("view_messages" | "send_messages" | "send_media" | "send_stickers" | "send_gifs" | "send_games" | "send_inline" | "embed_links" | "send_polls" | "change_info" | "invite_users" | "pin_messages" | "manage_topics" | "send_photos" | "send_videos" | "send_roundvideos" | "send_audios" | "send_voices" | "send_docs" | "send_plain")[];
                                membersHidden: boolean;
                                joinByRequest: boolean;
                                joinToSend: boolean;
                                peekable: boolean;
                                slowModeSeconds: number;
                                /** @description A channel’s discussion group, and its channel. */
                                linkedChatId: string | null;
                                /** @description The supergroup that a small group has become. */
                                migratedTo: string | null;
                            };
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
                    /** @description How many are passed over first. */
                    offset?: number;
                    /** @description How many at most. */
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
        /** Has people join by themselves; who is in already stays in. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        userIds: string[];
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
                        /** @description Everything usual, with or without the right to add people. */
                        canInvite?: boolean;
                        /** @description Exactly these rights, as in chatAdminRights; takes the place of canInvite. */
                        rights?: ("change_info" | "post_messages" | "edit_messages" | "delete_messages" | "ban_users" | "invite_users" | "pin_messages" | "add_admins" | "anonymous" | "manage_call" | "other")[];
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
                    /** @description Whether they are thrown out, and may not come back. */
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
    "/chats/{chatId}/bans/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Denies somebody something in a chat; with view_messages, to be in it. An empty list lifts all. */
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
                        denied: ("view_messages" | "send_messages" | "send_media" | "send_stickers" | "send_gifs" | "send_games" | "send_inline" | "embed_links" | "send_polls" | "change_info" | "invite_users" | "pin_messages" | "manage_topics" | "send_photos" | "send_videos" | "send_roundvideos" | "send_audios" | "send_voices" | "send_docs" | "send_plain")[];
                        /**
                         * @description Null for ever.
                         * @default null
                         */
                        until?: string | null;
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
    "/chats/{chatId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invite links of a chat, the oldest first. */
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
                            items: {
                                hash: string;
                                link: string;
                                /** @description A 64-bit id, as a string of digits. */
                                chatId: string;
                                /** @description A 64-bit id, as a string of digits. */
                                adminUserId: string;
                                title: string | null;
                                permanent: boolean;
                                revoked: boolean;
                                requestNeeded: boolean;
                                expiresAt: string | null;
                                usageLimit: number | null;
                                /** @description Who came by it. */
                                joined: string[];
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
        /** Makes an invite link. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Whose link it is; without it, the creator’s. */
                        adminUserId?: string;
                        /** @default null */
                        title?: string | null;
                        /** @default null */
                        expiresAt?: string | null;
                        /** @default null */
                        usageLimit?: number | null;
                        /** @default false */
                        requestNeeded?: boolean;
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
                            hash: string;
                            link: string;
                            /** @description A 64-bit id, as a string of digits. */
                            chatId: string;
                            /** @description A 64-bit id, as a string of digits. */
                            adminUserId: string;
                            title: string | null;
                            permanent: boolean;
                            revoked: boolean;
                            requestNeeded: boolean;
                            expiresAt: string | null;
                            usageLimit: number | null;
                            /** @description Who came by it. */
                            joined: string[];
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
    "/chats/{chatId}/links/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes an invite link. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    chatId: string;
                    /** @description What follows t.me/+ in the link. */
                    hash: string;
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
    "/chats/{chatId}/join-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who waits to be let in, the oldest first. */
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
                            items: {
                                /** @description A 64-bit id, as a string of digits. */
                                userId: string;
                                /** Format: date-time */
                                at: string;
                                linkHash: string | null;
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
        /** Has somebody ask to be let in. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    chatId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A 64-bit id, as a string of digits. */
                        userId: string;
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chatId}/join-requests/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lets somebody in who waits, or turns them away. */
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
                        approved: boolean;
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
    "/people/{userId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom somebody has in their contacts. */
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
                                /** @description A 64-bit id, as a string of digits. */
                                userId: string;
                                firstName: string;
                                lastName: string | null;
                                mutual: boolean;
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
    "/people/{userId}/contacts/{otherUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Has somebody take another into their contacts, by their number. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                    /** @description A 64-bit id, as a string of digits. */
                    otherUserId: string;
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
        post?: never;
        /** Takes somebody out of another’s contacts. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                    /** @description A 64-bit id, as a string of digits. */
                    otherUserId: string;
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
    "/people/{userId}/blocked/{otherUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Has somebody block another, or no longer. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A 64-bit id, as a string of digits. */
                    userId: string;
                    /** @description A 64-bit id, as a string of digits. */
                    otherUserId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        blocked: boolean;
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
    "/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The faults that are switched on, oldest first. */
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
                                /** @description For instance channels.inviteToChannel, or channels.* for all of a kind; without it, every call. */
                                method?: string;
                                /** @description Whose calls, or to whom updates are pushed; without it, everybody. */
                                accountId?: string;
                                /** @description The user or chat that the call addresses, or that the update is about. */
                                target?: string;
                                /** @description How many that fit are let through first. */
                                skip?: number;
                                /** @description How many it strikes; without it, all. */
                                count?: number;
                                /** @description How likely it strikes. The same rule decides the same about the same sequence of calls. */
                                probability?: number;
                                /** @description Another seed decides otherwise; 1 if it is not given. */
                                seed?: number;
                                /**
                                 * Format: date-time
                                 * @description By the world’s clock: not before.
                                 */
                                from?: string;
                                /**
                                 * Format: date-time
                                 * @description By the world’s clock: not any more from then on.
                                 */
                                until?: string;
                                /** @description Answered instead of executing the call. A FLOOD_WAIT_n lasts n seconds of the world’s time. */
                                error?: string;
                                /** @description The code of the error; without it, the one that Telegram gives an error of that name. */
                                code?: number;
                                /** @description Real milliseconds to wait first. */
                                delayMs?: number;
                                /** @description Neither executes the call nor answers anything. */
                                dropCall?: boolean;
                                /** @description Cuts the connection instead of executing the call; with dropAnswer, after executing it. */
                                dropConnection?: boolean;
                                /** @description Executes the call and answers nothing. */
                                dropAnswer?: boolean;
                                /** @description Executes the call, writes half of the bytes of the answer, and cuts the connection. */
                                halfAnswer?: boolean;
                                /**
                                 * @description Happens to the caller before the call, which is then answered accordingly; it stays so.
                                 * @enum {string}
                                 */
                                account?: "ban" | "freeze" | "revoke-sessions";
                                /**
                                 * @description What becomes of a pushed update; such a rule concerns no calls.
                                 * @enum {string}
                                 */
                                update?: "lose" | "duplicate";
                                /** @description Which updates; without it, every one. */
                                updateType?: string;
                                /** Format: uuid */
                                id: string;
                                /** @description How many calls or updates fitted so far. */
                                seen: number;
                                /** @description How many of them it struck. */
                                struck: number;
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
        /** Makes calls, or pushed updates, go wrong. */
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
                        /** @description For instance channels.inviteToChannel, or channels.* for all of a kind; without it, every call. */
                        method?: string;
                        /** @description Whose calls, or to whom updates are pushed; without it, everybody. */
                        accountId?: string;
                        /** @description The user or chat that the call addresses, or that the update is about. */
                        target?: string;
                        /** @description How many that fit are let through first. */
                        skip?: number;
                        /** @description How many it strikes; without it, all. */
                        count?: number;
                        /** @description How likely it strikes. The same rule decides the same about the same sequence of calls. */
                        probability?: number;
                        /** @description Another seed decides otherwise; 1 if it is not given. */
                        seed?: number;
                        /**
                         * Format: date-time
                         * @description By the world’s clock: not before.
                         */
                        from?: string;
                        /**
                         * Format: date-time
                         * @description By the world’s clock: not any more from then on.
                         */
                        until?: string;
                        /** @description The same as `from`, counted from now. */
                        afterMs?: number;
                        /** @description The same as `until`, counted from the beginning. */
                        forMs?: number;
                        /** @description Answered instead of executing the call. A FLOOD_WAIT_n lasts n seconds of the world’s time. */
                        error?: string;
                        /** @description The code of the error; without it, the one that Telegram gives an error of that name. */
                        code?: number;
                        /** @description Real milliseconds to wait first. */
                        delayMs?: number;
                        /** @description Neither executes the call nor answers anything. */
                        dropCall?: boolean;
                        /** @description Cuts the connection instead of executing the call; with dropAnswer, after executing it. */
                        dropConnection?: boolean;
                        /** @description Executes the call and answers nothing. */
                        dropAnswer?: boolean;
                        /** @description Executes the call, writes half of the bytes of the answer, and cuts the connection. */
                        halfAnswer?: boolean;
                        /**
                         * @description Happens to the caller before the call, which is then answered accordingly; it stays so.
                         * @enum {string}
                         */
                        account?: "ban" | "freeze" | "revoke-sessions";
                        /**
                         * @description What becomes of a pushed update; such a rule concerns no calls.
                         * @enum {string}
                         */
                        update?: "lose" | "duplicate";
                        /** @description Which updates; without it, every one. */
                        updateType?: string;
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
                            /** @description For instance channels.inviteToChannel, or channels.* for all of a kind; without it, every call. */
                            method?: string;
                            /** @description Whose calls, or to whom updates are pushed; without it, everybody. */
                            accountId?: string;
                            /** @description The user or chat that the call addresses, or that the update is about. */
                            target?: string;
                            /** @description How many that fit are let through first. */
                            skip?: number;
                            /** @description How many it strikes; without it, all. */
                            count?: number;
                            /** @description How likely it strikes. The same rule decides the same about the same sequence of calls. */
                            probability?: number;
                            /** @description Another seed decides otherwise; 1 if it is not given. */
                            seed?: number;
                            /**
                             * Format: date-time
                             * @description By the world’s clock: not before.
                             */
                            from?: string;
                            /**
                             * Format: date-time
                             * @description By the world’s clock: not any more from then on.
                             */
                            until?: string;
                            /** @description Answered instead of executing the call. A FLOOD_WAIT_n lasts n seconds of the world’s time. */
                            error?: string;
                            /** @description The code of the error; without it, the one that Telegram gives an error of that name. */
                            code?: number;
                            /** @description Real milliseconds to wait first. */
                            delayMs?: number;
                            /** @description Neither executes the call nor answers anything. */
                            dropCall?: boolean;
                            /** @description Cuts the connection instead of executing the call; with dropAnswer, after executing it. */
                            dropConnection?: boolean;
                            /** @description Executes the call and answers nothing. */
                            dropAnswer?: boolean;
                            /** @description Executes the call, writes half of the bytes of the answer, and cuts the connection. */
                            halfAnswer?: boolean;
                            /**
                             * @description Happens to the caller before the call, which is then answered accordingly; it stays so.
                             * @enum {string}
                             */
                            account?: "ban" | "freeze" | "revoke-sessions";
                            /**
                             * @description What becomes of a pushed update; such a rule concerns no calls.
                             * @enum {string}
                             */
                            update?: "lose" | "duplicate";
                            /** @description Which updates; without it, every one. */
                            updateType?: string;
                            /** Format: uuid */
                            id: string;
                            /** @description How many calls or updates fitted so far. */
                            seen: number;
                            /** @description How many of them it struck. */
                            struck: number;
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
        /** Switches one off. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Which fault. */
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
    "/patience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much haste is borne, and who is in trouble until when. */
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
                            enabled: boolean;
                            rules: {
                                name: string;
                                enabled: boolean;
                                what: string;
                                methods: string[];
                                /** @enum {string} */
                                per: "account" | "phone";
                                counts: {
                                    /** @enum {string} */
                                    kind: "calls" | "invites" | "strangers";
                                } | {
                                    /** @enum {string} */
                                    kind: "failures";
                                    errors: string[];
                                };
                                buckets: {
                                    burst: number;
                                    perMs: number;
                                }[];
                                newAccount?: {
                                    days: number;
                                    share: number;
                                };
                                penalty: {
                                    /** @enum {string} */
                                    kind: "wait";
                                    seconds: number[];
                                } | {
                                    /** @enum {string} */
                                    kind: "error";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "peer-flood";
                                };
                                source: string;
                            }[];
                            trouble: {
                                /** @description An account, a phone number, or `key` and the id of a key nobody is logged in with. */
                                who: string;
                                rule: string;
                                /** Format: date-time */
                                until: string;
                                error: string;
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
        /** Switches it on or off, as a whole or by rule; that also outlives a restart. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        enabled?: boolean;
                        rules?: {
                            [key: string]: boolean;
                        };
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
                            enabled: boolean;
                            rules: {
                                name: string;
                                enabled: boolean;
                                what: string;
                                methods: string[];
                                /** @enum {string} */
                                per: "account" | "phone";
                                counts: {
                                    /** @enum {string} */
                                    kind: "calls" | "invites" | "strangers";
                                } | {
                                    /** @enum {string} */
                                    kind: "failures";
                                    errors: string[];
                                };
                                buckets: {
                                    burst: number;
                                    perMs: number;
                                }[];
                                newAccount?: {
                                    days: number;
                                    share: number;
                                };
                                penalty: {
                                    /** @enum {string} */
                                    kind: "wait";
                                    seconds: number[];
                                } | {
                                    /** @enum {string} */
                                    kind: "error";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "peer-flood";
                                };
                                source: string;
                            }[];
                            trouble: {
                                /** @description An account, a phone number, or `key` and the id of a key nobody is logged in with. */
                                who: string;
                                rule: string;
                                /** Format: date-time */
                                until: string;
                                error: string;
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patience/forgive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the trouble of one account and its number, of one number, or of everybody. */
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
                        /** @description A 64-bit id, as a string of digits. */
                        accountId?: string;
                        phone?: string;
                    } | null;
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
        delete?: never;
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
        /** The actions that reached this Telegram. */
        get: {
            parameters: {
                query?: {
                    /** @description Only what was recorded after this seq. */
                    after?: number;
                    /** @description For instance channels.inviteToChannel. */
                    method?: string;
                    /** @description Who did it. */
                    accountId?: string;
                    /** @description The chat it was about. */
                    chatId?: string;
                    /** @description Somebody it was about. */
                    userId?: string;
                    /** @description `ok`, an error’s name (FLOOD_WAIT for all of them), or `error` for everything but ok. */
                    outcome?: string;
                    /** @description Not before this moment of the world's time. */
                    from?: string;
                    /** @description Not after this moment of the world's time. */
                    until?: string;
                    /** @description Which come first. */
                    order?: "oldest" | "newest";
                    /** @description How many at most. */
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
                            items: components["schemas"]["Action"][];
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
    "/record/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations, counted by account and chat. */
        get: {
            parameters: {
                query?: {
                    /** @description Who did it. */
                    accountId?: string;
                    /** @description The chat it was about. */
                    chatId?: string;
                    /** @description Not before this moment of the world's time. */
                    from?: string;
                    /** @description Not after this moment of the world's time. */
                    until?: string;
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
                                accountId: string | null;
                                chatId: string | null;
                                calls: number;
                                /** @description People who were added. */
                                invited: number;
                                /** @description People whose settings forbade it. */
                                missing: number;
                                /** @description Calls that were answered with an error. */
                                refused: number;
                                /** Format: date-time */
                                firstAt: string;
                                /** Format: date-time */
                                lastAt: string;
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
    "/record/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Errors by name, the most frequent first. */
        get: {
            parameters: {
                query?: {
                    /** @description Who did it. */
                    accountId?: string;
                    /** @description The chat it was about. */
                    chatId?: string;
                    /** @description Not before this moment of the world's time. */
                    from?: string;
                    /** @description Not after this moment of the world's time. */
                    until?: string;
                    /** @description For instance channels.inviteToChannel. */
                    method?: string;
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
                                error: string;
                                count: number;
                                byMethod: {
                                    [key: string]: number;
                                };
                                /** Format: date-time */
                                firstAt: string;
                                /** Format: date-time */
                                lastAt: string;
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
    "/record/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls in each slice of time in which there were any, a second unless told otherwise. */
        get: {
            parameters: {
                query?: {
                    /** @description Who did it. */
                    accountId?: string;
                    /** @description The chat it was about. */
                    chatId?: string;
                    /** @description Not before this moment of the world's time. */
                    from?: string;
                    /** @description Not after this moment of the world's time. */
                    until?: string;
                    /** @description For instance channels.inviteToChannel. */
                    method?: string;
                    /** @description How long a slice is. */
                    sliceMs?: number;
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
                            calls: number;
                            /** @description In the fullest slice. */
                            most: number;
                            slices: {
                                /** Format: date-time */
                                at: string;
                                calls: number;
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
    "/record/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The connections of each key; that a key was used over two at once stands in GET /record. */
        get: {
            parameters: {
                query?: {
                    /** @description Only of the keys with which this account is logged in. */
                    accountId?: string;
                    /** @description Only of this key. */
                    authKeyId?: string;
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
                                authKeyId: string;
                                accountId: string | null;
                                opened: number;
                                closed: number;
                                open: number;
                                mostParallel: number;
                                /** @description Times it was used over two at once: AUTH_KEY_DUPLICATED. */
                                duplicated: number;
                                /** Format: date-time */
                                firstAt: string;
                                /** Format: date-time */
                                lastAt: string;
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
    "/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The world's time. */
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
                            /** @description Calls that a `delayMs` holds back: moved now, the clock would have them executed late. */
                            delayedCalls: number;
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
                            /** @description Calls that a `delayMs` holds back: moved now, the clock would have them executed late. */
                            delayedCalls: number;
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
    "/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The snapshots, oldest first. */
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
                                name: string;
                                /**
                                 * Format: date-time
                                 * @description The world's time.
                                 */
                                at: string;
                                /** Format: date-time */
                                realAt: string;
                                bytes: number;
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
        /** Saves everything but the record, as it is at this instant. */
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
                        name: string;
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
                            name: string;
                            /**
                             * Format: date-time
                             * @description The world's time.
                             */
                            at: string;
                            /** Format: date-time */
                            realAt: string;
                            bytes: number;
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
    "/snapshots/{name}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts it in the place of everything but the record; all clients are cut off. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Which snapshot. */
                    name: string;
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
    "/snapshots/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a snapshot. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Which snapshot. */
                    name: string;
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
    "/accounts/{userId}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The conversations on this phone, with people and in chats, the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description How many at most. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Whose phone it is. */
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
                            items: components["schemas"]["Conversation"][];
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
    "/accounts/{userId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said in one conversation on this phone, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Whom the conversation is with. */
                    personId?: string;
                    /** @description Or which chat it is. */
                    chatId?: string;
                    /** @description How many at most. */
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Whose phone it is. */
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
                            items: components["schemas"]["Message"][];
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
        /** Writes something from this phone. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Whose phone it is. */
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Whom the conversation is with. */
                        personId?: string;
                        /** @description Or which chat it is. */
                        chatId?: string;
                        text: string;
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
                        "application/json": components["schemas"]["Message"];
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
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happens, as it happens. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The last action that was read: what came after it is told again, up to 1,000 actions. */
                    "last-event-id"?: number;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Server-sent events; the data of each is a LiveEvent. Actions have their seq as id. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["LiveEvent"];
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
    "/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes everything in a scenario, or nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description YAML or JSON, as schema/scenario.schema.json says. */
            requestBody: {
                content: {
                    "application/yaml": string;
                    "application/json": string;
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
                            /** @description The ids, by the names in the scenario. */
                            accounts: {
                                [key: string]: string;
                            };
                            chats: {
                                [key: string]: string;
                            };
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
        ActionInput: {
            /** @description Its number: 1 is the first that was ever recorded here. */
            seq: number;
            /** @description The world's time. */
            at: string;
            /** @description The machine's time. */
            realAt: string;
            /** @description Who did it; null for somebody who was not logged in. */
            accountId: string | null;
            connectionId: number;
            authKeyId: string;
            /** @description As in the schema, or `unreadable`. */
            method: string;
            /** @description The chat it was about. */
            chatId?: string;
            /** @description The people it was about. */
            userIds?: string[];
            /** @description `ok`, or the name of the error that was answered, or CONNECTION_CUT. */
            outcome: string;
            /**
             * @description Of a call that a fault, patience or a restriction kept from being executed.
             * @constant
             */
            executed?: false;
            /** @description The fault, by its id, or the rule of patience because of which it ended so. */
            causedBy?: {
                /** @enum {string} */
                kind: "fault" | "patience";
                name: string;
            };
            /** @description Of an invitation: who was really added. */
            invited?: string[];
            /** @description Of an invitation: who was not. */
            missing?: string[];
            /** @description Of `connection.duplicated`: the other connection over which the key was used at once. */
            otherConnectionId?: number;
            /** @description Of `snapshot.restored`: which one. */
            snapshot?: string;
            durationMs: number;
        };
        AccountInput: {
            /** @description A 64-bit id, as a string of digits. */
            userId: string;
            phone: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            /**
             * @description What it may do: all, only look, or nothing any more.
             * @enum {string}
             */
            state: "active" | "frozen" | "banned" | "deleted";
            /** @description The home data centre. */
            dcId: number;
            /** @description How many clients are logged in. */
            sessions: number;
        };
        MessageInput: {
            /** @description Its number in this conversation. */
            id: number;
            /** @description A 64-bit id, as a string of digits. */
            fromUserId: string;
            fromName: string;
            /** Format: date-time */
            at: string;
            /** @description Null for what is no text. */
            text: string | null;
            /** @description What happened, for what is no text: created, added, removed … */
            event: string | null;
        };
        ConversationInput: {
            /** @description Whom the conversation is with. */
            personId?: string;
            /** @description Or which chat it is. */
            chatId?: string;
            title: string;
            newest: components["schemas"]["MessageInput"];
        };
        LiveEventInput: {
            /**
             * @description A line of the record.
             * @constant
             */
            type: "action";
            action: components["schemas"]["ActionInput"];
        } | {
            /**
             * @description A code that arrived on a phone.
             * @constant
             */
            type: "login-code";
            /** @description Whose phone it is; null if nobody has this number. */
            userId: string | null;
            phone: string;
            code: string;
            /** Format: date-time */
            sentAt: string;
        } | {
            /**
             * @description Something new stands in a conversation.
             * @constant
             */
            type: "message";
            /** @description Whose box it came into, for a message between two people. */
            userId?: string;
            /** @description Which chat it was written in. */
            chatId?: string;
        } | {
            /**
             * @description A client logged in or out.
             * @constant
             */
            type: "login";
            /** @description Whose sessions changed. */
            userId: string;
        } | {
            /**
             * @description A request changed something: a fault, the clock, a person.
             * @constant
             */
            type: "changed";
            method: string;
            /** @description As in this description, for instance /faults/{id}. */
            route: string;
        } | {
            /**
             * @description More has happened than can be told again: read anew what is shown.
             * @constant
             */
            type: "missed";
        };
        ProblemInput: {
            /** @description What kind of refusal it is. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What to do about it. */
            detail: string;
        };
        Action: {
            /** @description Its number: 1 is the first that was ever recorded here. */
            seq: number;
            /** @description The world's time. */
            at: string;
            /** @description The machine's time. */
            realAt: string;
            /** @description Who did it; null for somebody who was not logged in. */
            accountId: string | null;
            connectionId: number;
            authKeyId: string;
            /** @description As in the schema, or `unreadable`. */
            method: string;
            /** @description The chat it was about. */
            chatId?: string;
            /** @description The people it was about. */
            userIds?: string[];
            /** @description `ok`, or the name of the error that was answered, or CONNECTION_CUT. */
            outcome: string;
            /**
             * @description Of a call that a fault, patience or a restriction kept from being executed.
             * @constant
             */
            executed?: false;
            /** @description The fault, by its id, or the rule of patience because of which it ended so. */
            causedBy?: {
                /** @enum {string} */
                kind: "fault" | "patience";
                name: string;
            };
            /** @description Of an invitation: who was really added. */
            invited?: string[];
            /** @description Of an invitation: who was not. */
            missing?: string[];
            /** @description Of `connection.duplicated`: the other connection over which the key was used at once. */
            otherConnectionId?: number;
            /** @description Of `snapshot.restored`: which one. */
            snapshot?: string;
            durationMs: number;
        };
        Account: {
            /** @description A 64-bit id, as a string of digits. */
            userId: string;
            phone: string;
            username: string | null;
            firstName: string;
            lastName: string | null;
            /**
             * @description What it may do: all, only look, or nothing any more.
             * @enum {string}
             */
            state: "active" | "frozen" | "banned" | "deleted";
            /** @description The home data centre. */
            dcId: number;
            /** @description How many clients are logged in. */
            sessions: number;
        };
        Message: {
            /** @description Its number in this conversation. */
            id: number;
            /** @description A 64-bit id, as a string of digits. */
            fromUserId: string;
            fromName: string;
            /** Format: date-time */
            at: string;
            /** @description Null for what is no text. */
            text: string | null;
            /** @description What happened, for what is no text: created, added, removed … */
            event: string | null;
        };
        Conversation: {
            /** @description Whom the conversation is with. */
            personId?: string;
            /** @description Or which chat it is. */
            chatId?: string;
            title: string;
            newest: components["schemas"]["Message"];
        };
        LiveEvent: {
            /**
             * @description A line of the record.
             * @constant
             */
            type: "action";
            action: components["schemas"]["Action"];
        } | {
            /**
             * @description A code that arrived on a phone.
             * @constant
             */
            type: "login-code";
            /** @description Whose phone it is; null if nobody has this number. */
            userId: string | null;
            phone: string;
            code: string;
            /** Format: date-time */
            sentAt: string;
        } | {
            /**
             * @description Something new stands in a conversation.
             * @constant
             */
            type: "message";
            /** @description Whose box it came into, for a message between two people. */
            userId?: string;
            /** @description Which chat it was written in. */
            chatId?: string;
        } | {
            /**
             * @description A client logged in or out.
             * @constant
             */
            type: "login";
            /** @description Whose sessions changed. */
            userId: string;
        } | {
            /**
             * @description A request changed something: a fault, the clock, a person.
             * @constant
             */
            type: "changed";
            method: string;
            /** @description As in this description, for instance /faults/{id}. */
            route: string;
        } | {
            /**
             * @description More has happened than can be told again: read anew what is shown.
             * @constant
             */
            type: "missed";
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
