namespace Crm.Platform.Operation;

/// <summary>Something that the operator has to decide or to mend first; the message says what. Exit code 3.</summary>
public sealed class OperatorException(string message, Exception? inner = null) : Exception(message, inner);
