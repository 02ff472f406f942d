namespace Crm.Kernel;

/// <summary>A refusal with a stable code; mapped once to a problem document.</summary>
public abstract class CrmException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>Values that a translated message needs.</summary>
    public IReadOnlyDictionary<string, object?>? Params { get; init; }
}

/// <summary>400: a validator refused the input; messages by JSON path.</summary>
public sealed class InvalidInputException(IReadOnlyDictionary<string, string[]> errors, string code = "validation")
    : CrmException(code, string.Join(' ', errors.SelectMany(e => e.Value)))
{
    public InvalidInputException(string path, string message, string code = "validation")
        : this(new Dictionary<string, string[]>(StringComparer.Ordinal) { [path] = [message] }, code)
    {
    }

    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}

/// <summary>401: who is asking is not known.</summary>
public sealed class NotSignedInException(string code, string message) : CrmException(code, message);

/// <summary>403: known, but not permitted.</summary>
public sealed class ForbiddenException(string message, string code = "forbidden") : CrmException(code, message);

/// <summary>404: it does not exist, or the caller may not know that it does.</summary>
public sealed class NotFoundException(string what) : CrmException("not_found", $"There is no {what} with this id that you can see.");

/// <summary>301: it has been merged into another record.</summary>
public sealed class MovedException(string resource, Guid id) : CrmException("moved", "This record was merged into another one.")
{
    public string Resource { get; } = resource;

    public Guid Id { get; } = id;
}

/// <summary>409: a rule or the present state forbids it.</summary>
public sealed class ConflictException(string code, string message) : CrmException(code, message);

/// <summary>429: too much at once; it may be tried again after so many seconds.</summary>
public sealed class TooManyRequestsException(string code, string message, int retryAfterSeconds) : CrmException(code, message)
{
    public int RetryAfterSeconds { get; } = retryAfterSeconds;
}

/// <summary>412: somebody changed the record since the caller read it.</summary>
public sealed class StaleVersionException(long currentVersion, object? current)
    : CrmException("stale_version", "This record was changed since you read it. Look at the current state and send your change again.")
{
    public long CurrentVersion { get; } = currentVersion;

    public object? Current { get; } = current;
}
