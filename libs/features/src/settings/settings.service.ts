import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ShortCache } from '@jsk/platform/cache/short-cache';

/** What the product says to customers by itself. Thai, because customers read it. */
export const customerTextsSchema = z.object({
  greeting: z.string().default('สวัสดีค่ะ ยินดีต้อนรับ พิมพ์คำถามได้เลย หรือพิมพ์ "คุยกับเจ้าหน้าที่" เมื่อต้องการคุยกับคนค่ะ'),
  fallback: z
    .string()
    .default('ขออภัยค่ะ ยังไม่เข้าใจคำถามนี้ ลองพิมพ์ใหม่อีกครั้ง หรือพิมพ์ "คุยกับเจ้าหน้าที่" เพื่อคุยกับเจ้าหน้าที่ได้เลยค่ะ'),
  handoff: z.string().default('รับเรื่องแล้วค่ะ กำลังเรียกเจ้าหน้าที่มาดูแล กรุณารอสักครู่นะคะ'),
  closed: z.string().default('ขอบคุณที่ติดต่อเราค่ะ หากมีเรื่องให้ช่วยอีก พิมพ์มาได้ทุกเมื่อเลยนะคะ'),
});
export type CustomerTexts = z.infer<typeof customerTextsSchema>;

const customerTextsKey = 'customer_texts';

@Injectable()
export class SettingsService {
  private readonly customerTextsCache = new ShortCache((sql: Sql) => this.loadCustomerTexts(sql));

  customerTexts(sql: Sql): Promise<CustomerTexts> {
    return this.customerTextsCache.get(sql);
  }

  private async loadCustomerTexts(sql: Sql): Promise<CustomerTexts> {
    const rows = await sql.query<{ value: unknown }>('SELECT value FROM settings WHERE key = $1', [
      customerTextsKey,
    ]);
    return customerTextsSchema.parse(rows[0]?.value ?? {});
  }
}
