import { userIdFromSeed } from './state/identifiers';

export interface SeedCustomer {
  readonly userId: string;
  readonly displayName: string;
  readonly language: string;
  readonly statusMessage?: string;
}

/**
 * The customers a fresh simulator knows. They are friends of the account already (no `follow` is sent),
 * and their ids never change, because seed data of the product refers to them.
 */
export const seedCustomers: readonly SeedCustomer[] = [
  {
    userId: userIdFromSeed('seed:1'),
    displayName: 'ณัฐวุฒิ ศรีสุข',
    language: 'th',
    statusMessage: 'ค่อย ๆ ไป เดี๋ยวก็ถึง',
  },
  {
    userId: userIdFromSeed('seed:2'),
    displayName: 'Mali Wongsawat',
    language: 'en',
    statusMessage: 'Coffee first.',
  },
  { userId: userIdFromSeed('seed:3'), displayName: 'พิมพ์ชนก อนันต์ทรัพย์ไพศาล', language: 'th' },
  {
    userId: userIdFromSeed('seed:4'),
    displayName: 'สมชาย ใจดี',
    language: 'th',
    statusMessage: 'ขายส่งผลไม้ จันทบุรี',
  },
];
