export interface paths {
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List conversations
         * @description A page of conversations, newest first. Make an initial request without a cursor; use the `cursor` of the
         *     response for the next page; go on until `has_more` is false. Conversations that are created meanwhile do not
         *     shift the pages.
         */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a conversation
         * @description Detailed information about a specific conversation, with its transcript.
         */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    callEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Something happened to a call
         * @description The vendor documents no webhooks. These, under Ringback's neutral names, are decided.
         */
        post: operations["sendCallEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description How the request went. */
        Status: {
            /** @description The HTTP status. */
            code: number;
            /** @description The status in words. */
            message: string;
        };
        /** @description A page of conversations, in the vendor's envelope. That `has_more` and `cursor` stand beside `data` is decided. */
        ConversationList: {
            status: components["schemas"]["Status"];
            /** @description The page. */
            data: components["schemas"]["Conversation"][];
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description The pagination token for the next page of results. Null on the last page. */
            cursor: string | null;
        };
        /** @description Something that happened to a call. */
        CallEvent: {
            /**
             * @description The event's name.
             * @enum {string}
             */
            type: "call.queued" | "call.ringing" | "call.answered" | "call.message" | "call.ended" | "call.analysed";
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @description The conversation, with its transcript. */
            data: components["schemas"]["Conversation"] & Record<string, never>;
        };
        /** @description One conversation, in the vendor's envelope. */
        ConversationDetail: {
            status: components["schemas"]["Status"];
            /** @description The conversation, with its transcript. */
            data: components["schemas"]["Conversation"] & {
                transcript: components["schemas"]["TranscriptEntry"][];
            };
        };
        /** @description A conversation between an agent and a user. */
        Conversation: {
            /** @description Unique conversation identifier. */
            conversation_id: string;
            /** @description Associated agent ID. */
            agent_id: string;
            /** @description Name of the agent. */
            agent_name: string;
            /**
             * @description Conversation status: `initiated` until the call is answered, `in-progress` while it runs, `processing` from
             *     the hang-up until it is analysed, then `done`; `failed` for a call that was never answered.
             * @enum {string}
             */
            status: "initiated" | "in-progress" | "processing" | "done" | "failed";
            /** @description Conversation transcript entries, oldest first. The list of conversations leaves it off (decided). */
            transcript?: components["schemas"]["TranscriptEntry"][];
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description Timestamp when the conversation started. It never moves.
             */
            created_at: string;
            /**
             * @description Whether the call reached its goal. `unknown` until the call is analysed.
             * @enum {string}
             */
            call_successful?: "success" | "failure" | "unknown";
            /** @description What was said, in short. Null until the call is analysed, and with `summary_mode=exclude`. */
            transcript_summary?: string | null;
        };
        /** @description One turn of the conversation. */
        TranscriptEntry: {
            /**
             * @description Who speaks.
             * @enum {string}
             */
            role: "agent" | "user";
            /** @description What was said. */
            message: string;
            /** @description When it was said, in whole seconds after the call was answered. */
            time_in_call_secs: number;
        };
        /** @description Additional conversation metadata. Its members are decided, and there may be others. */
        Metadata: {
            /** @description When the conversation was created, as a Unix timestamp in seconds. */
            start_time_unix_secs?: number;
            /** @description How long the call took, in whole seconds. 0 until the end. */
            call_duration_secs?: number;
            /**
             * @description Who called whom. Null where no telephone was used.
             * @enum {string|null}
             */
            direction?: "inbound" | "outbound" | null;
        } & {
            [key: string]: unknown;
        };
        /** @description An error, in the vendor's envelope. What the members hold is decided. */
        Error: {
            status: components["schemas"]["Status"];
            /** @description What went wrong. */
            error: string;
            /** @description One entry for each parameter that is wrong. Empty for other errors. */
            errors: components["schemas"]["FieldError"][];
            /** @description Whatever else is known. */
            details: {
                [key: string]: unknown;
            } | null;
        };
        /** @description What is wrong with one parameter. */
        FieldError: {
            /** @description The parameter. */
            field: string;
            /** @description What is wrong with it. */
            message: string;
        };
    };
    responses: {
        /** @description A parameter breaks the contract, or the cursor cannot be read. */
        BadRequest: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No API key, or one in another form. */
        Unauthorized: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no conversation with this id. */
        NotFound: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The window's requests are used up. */
        TooManyRequests: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                /**
                 * @description How many requests are left in the window.
                 * @example 0
                 */
                "X-RateLimit-Remaining"?: number;
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description How many requests the window allows.
         * @example 100
         */
        RateLimitLimit: number;
        /**
         * @description How many requests are left in the window.
         * @example 99
         */
        RateLimitRemaining: number;
        /**
         * @description When the window ends, as a Unix timestamp in seconds (that it is a timestamp is decided).
         * @example 1767605520
         */
        RateLimitReset: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listConversations: {
        parameters: {
            query?: {
                /**
                 * @description Filter by specific agent.
                 * @example agent_3701kf2ttaq12ewp8b7qv5rfys
                 */
                agent_id?: string;
                /**
                 * @description Filter by success status.
                 * @example success
                 */
                call_successful?: "success" | "failure";
                /**
                 * @description Conversations before this Unix timestamp, in seconds, itself left out.
                 * @example 1767657600
                 */
                call_start_before_unix?: number;
                /**
                 * @description Conversations after this Unix timestamp, in seconds, itself left out.
                 * @example 1767571200
                 */
                call_start_after_unix?: number;
                /**
                 * @description Filter by user ID.
                 * @example user_20417
                 */
                user_id?: string;
                /**
                 * @description Include or exclude the summary. With `exclude`, `transcript_summary` is null. That `include` is the default is decided.
                 * @example exclude
                 */
                summary_mode?: "include" | "exclude";
                /**
                 * @description Number of results per page. A number outside the bounds is refused, never clamped.
                 * @example 30
                 */
                page_size?: number;
                /**
                 * @description Pagination cursor for the next page, as the response before gave it. Anything else, or a cursor with other filters, is refused.
                 * @example MTc2NzYwNDMyM3xjb252XzAxa2Y1eDNtOHFlN3J0dzJuOWJ6YzR2aGdk
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of conversations. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The conversation's `conversation_id`.
                 * @example conv_01kf5x3m8qe7rtw2n9bzc4vhgd
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    sendCallEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The event, and the call as the vendor shows it right after it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallEvent"];
            };
        };
        responses: {
            /** @description Any 2xx acknowledges the event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
