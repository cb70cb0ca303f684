package dev.formwork.integrations.github;

/** Where the token for a call comes from. Safe for use by many threads. */
interface Tokens {

  /** A token that may act for the owner. */
  String forOwner(String owner);

  /** Tells that GitHub refused a token. True when {@link #forOwner} may give another one now. */
  boolean refused(String owner, String token);

  /** The one token of a person or machine user. */
  static Tokens of(String token) {
    return new Tokens() {
      @Override
      public String forOwner(String owner) {
        return token;
      }

      @Override
      public boolean refused(String owner, String refused) {
        return false;
      }
    };
  }
}
