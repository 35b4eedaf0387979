// The pictures are for people: no other module stands on this one.
export {};
