// How components read from and write to the server: one query per method and parameters, one mutation per method.

import { createClient, type MethodName, type Methods, ParloError } from "@parlo/sdk";
import {
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  useMutation,
  useQuery,
} from "@tanstack/react-query";

export type Params<M extends MethodName> = Methods[M]["params"];
export type Result<M extends MethodName> = Methods[M]["result"];
export type Item<M extends MethodName> = Result<M> extends readonly (infer T)[] ? T : never;
type ListMethod = { [M in MethodName]: Result<M> extends readonly unknown[] ? M : never }[MethodName];

/** The cookie signs the calls. */
export const client = createClient();

let onSignedOut = () => {};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (refusedSession(error)) onSignedOut();
    },
  }),
  mutationCache: new MutationCache({
    // It may only be a wrong password in a form: ask who we are, and let that answer decide.
    onError: (error) => {
      if (refusedSession(error)) void queryClient.invalidateQueries({ queryKey: ["agent.me"] });
    },
  }),
  defaultOptions: {
    // The server may stand in the next room: whether there is an internet says nothing about it.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      staleTime: 15_000,
      // The SDK has asked again already where that helps.
      retry: false,
    },
  },
});

export function callOptions<M extends MethodName>(method: M, params: Params<M>) {
  return queryOptions({ queryKey: [method, params], queryFn: () => client.call(method, params) });
}

export function useCall<M extends MethodName>(method: M, params: Params<M>) {
  return useQuery(callOptions(method, params));
}

/** Every item of a list, page after page, so that filters and counts on screen speak of all of them. */
export function useAll<M extends ListMethod>(method: M, params: Params<M>) {
  return useQuery(allOptions(method, params));
}

export function allOptions<M extends ListMethod>(method: M, params: Params<M>) {
  return queryOptions({ queryKey: [method, params, "all"], queryFn: () => readAll(method, params) });
}

/** How many there are, without fetching them. */
export function useTotal<M extends ListMethod>(method: M, params: Params<M>, enabled = true) {
  return useQuery({
    queryKey: [method, params, "total"],
    queryFn: async () => (await client.callList(method, { ...params, size: 1 })).total,
    enabled,
  });
}

/**
 * A write. Afterwards everything read from the modules in `refresh`, its own unless told, is asked for again. The write
 * does not wait for that: it is done, however long the reading takes and whatever becomes of it.
 */
export function useAct<M extends MethodName>(method: M, refresh: readonly string[] = [moduleOf(method)]) {
  return useMutation<Result<M>, Error, Params<M>>({
    mutationFn: (params) => client.call(method, params),
    onSuccess: () => void readAgain(refresh),
  });
}

/** Asks again for what is on screen of these modules; the rest when it is next looked at. */
export function readAgain(modules: readonly string[]): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => modules.includes(moduleOf(String(queryKey[0]))),
  });
}

/** What to do when the session ended behind our back (revoked elsewhere, expired, password changed). */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

function refusedSession(error: Error): boolean {
  return error instanceof ParloError && error.code === "auth_error";
}

async function readAll<M extends ListMethod>(method: M, params: Params<M>): Promise<Item<M>[]> {
  const items: Item<M>[] = [];
  for await (const item of client.each(method, { ...params, size: 1000 })) items.push(item);
  return items;
}

function moduleOf(method: string): string {
  return method.slice(0, method.indexOf("."));
}
