export const KEPT_ADDRESSES_MAX = 20;
