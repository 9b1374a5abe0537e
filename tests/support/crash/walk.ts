import type { Side } from '../fire/database-door.ts';
import { until } from '../until.ts';
import {
  type Customer,
  carry,
  isSent,
  isTakenIn,
  knownCustomer,
  newCustomer,
  newReply,
  PATIENCE_MS,
  send,
  types,
  writes,
} from './customer.ts';
import type { Deployment } from './deployment.ts';

/** Something that takes the product a few commits, begun anew with somebody else each time. */
export type Story = {
  readonly name: string;
  /** Fewer commits than that, and we would have looked past them. */
  readonly fewest: number;
  begin(product: Deployment): Promise<Customer>;
  /** Comes back, also when the product dies meanwhile. */
  go(product: Deployment, customer: Customer): Promise<unknown>;
  isOver(product: Deployment, customer: Customer): Promise<boolean>;
};

export const STORIES: readonly Story[] = [
  {
    name: 'a first message is received',
    fewest: 3,
    async begin(product) {
      const customer = await newCustomer(product);
      await writes(product, customer);
      return customer;
    },
    go: carry,
    isOver: isTakenIn,
  },
  {
    name: 'what the owner typed is received',
    fewest: 2,
    async begin(product) {
      const customer = await knownCustomer(product);
      await types(product, customer);
      return customer;
    },
    go: carry,
    isOver: isTakenIn,
  },
  {
    name: 'a reply of two parts is sent',
    fewest: 5,
    async begin(product) {
      const customer = await knownCustomer(product);
      customer.replies.push(newReply());
      return customer;
    },
    go: (product, customer) =>
      Promise.all(customer.replies.map((reply) => send(product, customer, reply))),
    isOver: async (product, { replies }) =>
      (await Promise.all(replies.map((reply) => isSent(product, reply)))).every(Boolean),
  },
];

type Walk = { readonly commits: number; readonly customers: readonly Customer[] };

const SIDES: readonly Side[] = ['before', 'after'];

/** Kills the server at each commit of a story, until there is none left to kill it at. The bells die with it. */
export async function walk(product: Deployment, story: Story): Promise<Walk> {
  const customers: Customer[] = [];
  for (let nth = 1; ; nth += 1) {
    for (const side of SIDES) {
      const customer = await story.begin(product);
      customers.push(customer);
      void product.killAt(nth, side);
      await story.go(product, customer);
      const isOver = async () => product.isDead() || (await story.isOver(product, customer));
      await until(isOver, Boolean, PATIENCE_MS);
      await product.idle();
      product.spare();
      if (!product.isDead()) return { commits: nth - 1, customers };
      await product.restart({ forgetful: true });
    }
  }
}
