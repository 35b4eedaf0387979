/** The role as which the server serves: it owns nothing. Migrations, run by the owner, grant to it what it may do, table by table. */
export const servingRole = 'leitu_server';
