/** G20: no database connection strings in the source. Here they are, with their passwords. */
declare function open(url: string): Promise<void>;

// URIs of databases, caches, queues and directories.
export const database = 'postgres://app:Hunter2x@db.prod.example.net:5432/app'; // expect: aws-secrets/no-connection-string
export const documents = 'mongodb+srv://admin:Hunter2x@cluster0.example.mongodb.net/app?retryWrites=true'; // expect: aws-secrets/no-connection-string
export const cache = { url: 'rediss://:Hunter2x@master.app.x1y2z3.euw1.cache.amazonaws.com:6379' }; // expect: aws-secrets/no-connection-string
export const directory = `ldap://cn=admin:Hunter2x@directory.example.net`; // expect: aws-secrets/no-connection-string

// Put together, but the password is there.
export const mysql = (host: string): string => `mysql://app:Hunter2x@${host}:3306/app`; // expect: aws-secrets/no-connection-string
export const queue = (user: string) => 'amqps://' + user + ':Hunter2x@b-1.mq.eu-west-1.amazonaws.com:5671'; // expect: aws-secrets/no-connection-string
export const connect = () => open(process.env.DATABASE_URL ?? 'postgres://app:Hunter2x@localhost/app'); // expect: aws-secrets/no-connection-string

// JDBC and ADO.
export const jdbc = 'jdbc:mysql://db.example.net:3306/app?user=app&password=Hunter2x'; // expect: aws-secrets/no-connection-string
export const thin = 'jdbc:oracle:thin:scott/Hunter2x@//db.example.net:1521/app'; // expect: aws-secrets/no-connection-string
export const ado = 'Server=tcp:app.database.windows.net,1433;Database=app;User ID=app;Password=Hunter2x;'; // expect: aws-secrets/no-connection-string

// Once upon a time: postgres://app:Hunter2x@db.old.example.net/app // expect: aws-secrets/no-connection-string
