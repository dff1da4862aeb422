/** G18: addresses come from what has them; networks, documentation and this machine are no addresses of anybody. */
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';

export const database = (cluster: DatabaseCluster) => ({
  host: cluster.clusterEndpoint.hostname,
  port: cluster.clusterEndpoint.port,
});

export const cacheHost = process.env.CACHE_HOST;

export const network = { ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'), maxAzs: 2 };

export const office = ec2.Peer.ipv4('52.94.76.8/32');

export const local = { host: '127.0.0.1', port: 8000 };

export const metadata = { endpoint: 'http://169.254.169.254/latest/meta-data/' };

export const sample = { host: '192.0.2.10', version: '10.2.3.4', dnsServers: ['8.8.8.8'] };
