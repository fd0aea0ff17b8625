// The loader: what the snippet puts on the customer's page. The server writes PARLO_CONFIG around it.

export {};
