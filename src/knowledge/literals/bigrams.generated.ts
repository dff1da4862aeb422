/**
 * How surprising is a character after another one in the string literals of ordinary code? Trained by
 * scripts/build-token-table.mjs --train on 67,485 distinct literals of
 * aws-cdk-lib, @aws-sdk, @smithy, @middy and others. One row per previous symbol, one character per next
 * symbol (a–z, digit, other): its place in the base64url alphabet is the surprise in fifths of a bit.
 */
export const SURPRISE: readonly string[] = [
  'uaSZvkX7Z-oSUS3X6SVLalRlenxh',
  'PugYQlquVb3OnfWk0aXmRvy_d_qL',
  'SvbVOU2UZ3XXrxLl_WdSZ055b8li',
  'QbcaJfjsSxRdghUZwZWfali2iurW',
  'YiTTgceqhwpYZPjYhLPTndgai4rZ',
  'Q4wxVdx4H_oZqNSw_YgdWz2_i_ql',
  'UocjJkbdT1qZfYgX0QVgQmq_j3yY',
  'OgbkLmmtRwrfZmObrXZSdos8d1jU',
  'aWSVabU_39wWYLMc5cWT0d_n_f8p',
  'W-zwJz2zl2j2o2PwwtGuere---ms',
  'VnbfKejuU0ufaehf0iSgYqq_z_wI',
  'QkhbMnqwK6vWmpQg1kZWUjt_d_vZ',
  'LYhjIqxxTtygXjUSugZnZsx2gtpb',
  'RoSSRUTrYzkggaXYzgRMfcr8u7vc',
  'hfZXsic6erhVWIfR_QdZSdatm__h',
  'QvehLlxkX-3UpnQW0LWVXn3_o_nh',
  'oirvnv_3p33N_qttmmZnC3t_x3sh',
  'PtXdMec1S7ficZNfzdXRbby_Z_qb',
  'bsWmOktbT5ghgiVWkhSNaloxg_fM',
  'QjalMlnYL4wiimUb6UXZenj8R-wZ',
  'cYbZUng_a__SWQpT_MRN01_m-_xo',
  'LwpwHyj4L_80myWZ_wozq_x_48Up',
  'QylpUr2kS9whrbTp9dEi2wwx__0h',
  'XoRhPiupUvuZhomM1feMlpoeb1eP',
  'YfVbZgclZypaWUdJvZQWhei8tjkR',
  'M11tHmxvb9xqxeJ19on1b9qqjnkb',
  'ddgkjmnujwqkoqjg1jjiuszh11FH',
  'PcPXXcZgXhkWYceXqWTZeffszzZP',
];
