namespace Microsoft.SqlServer.Server;

/// <summary>How the bytes of a user-defined CLR type are laid out.</summary>
public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}
