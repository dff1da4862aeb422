import { describe, expect, it } from 'vitest';
import { addressClass } from '../../../src/knowledge/network/addresses.ts';

describe('addressClass', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.0.9', 'loopback'],
    ['::1', 'loopback'],
    ['0:0:0:0:0:0:0:1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['255.255.255.0', 'unspecified'],
    ['169.254.169.254', 'platform'],
    ['169.254.170.2', 'platform'],
    ['169.254.170.23', 'platform'],
    ['fd00:ec2::254', 'platform'],
    ['192.0.2.1', 'documentation'],
    ['198.51.100.200', 'documentation'],
    ['203.0.113.7', 'documentation'],
    ['2001:db8::1', 'documentation'],
    ['2001:DB8:0:0:8:800:200C:417A', 'documentation'],
    ['239.255.255.250', 'multicast'],
    ['ff02::1', 'multicast'],
    ['8.8.8.8', 'resolver'],
    ['2606:4700:4700::1111', 'resolver'],
    ['169.254.1.1', 'linkLocal'],
    ['fe80::1%eth0', 'linkLocal'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.254', 'private'],
    ['192.168.178.1', 'private'],
    ['100.64.0.1', 'private'],
    ['fd12:3456:789a::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['::ffff:a00:1', 'private'],
    ['172.32.0.1', 'public'],
    ['100.128.0.1', 'public'],
    ['52.94.76.8', 'public'],
    ['2a05:d018::1', 'public'],
    ['::ffff:52.94.76.8', 'public'],
  ])('%s is %s', (address, expected) => {
    expect(addressClass(address)).toBe(expected);
  });

  it.each(['', '10.0.0', '10.0.0.0.1', '256.1.1.1', '1.2.3.4/24', 'localhost', ':', ':::', '1::2::3', '12345::', '1:2:3:4:5:6:7:8:9', '::10.0.0', 'g::1', '10.0.0.1:80', ' 10.0.0.1', '1:2:3:4:5:6:7'])(
    '%s is none',
    (text) => {
      expect(addressClass(text)).toBeUndefined();
    },
  );
});
