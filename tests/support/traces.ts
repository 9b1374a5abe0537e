import { sql } from 'drizzle-orm';
import { db } from '@/db/client';

/** Every column of the database in which a text stands, as `table.column`. */
export async function traces(text: string): Promise<string[]> {
  const columns = await db.execute<{ table_name: string; column_name: string }>(sql`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying')
    order by table_name, column_name`);
  if (columns.length < 50) throw new Error('there must be more columns than that');
  const found: string[] = [];
  for (const { table_name: table, column_name: column } of columns) {
    const [row] = await db.execute<{ there: boolean }>(sql`
      select exists (select from ${sql.identifier(table)}
        where position(${text} in ${sql.identifier(column)}::text) > 0) as there`);
    if (row?.there) found.push(`${table}.${column}`);
  }
  return found;
}
