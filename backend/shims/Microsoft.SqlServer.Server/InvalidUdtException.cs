namespace Microsoft.SqlServer.Server;

/// <summary>Thrown by SqlClient where a value is not a valid user-defined CLR type.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message)
    {
    }

    public static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new($"'{udtType}' is not a valid user-defined type: {resourceReason}");
}
