namespace Crm.Platform.Modules;

/// <summary>Something an operator does from the command line, such as <c>api-key create</c>; found by scanning.</summary>
public interface IOperatorVerb
{
    /// <summary>The words that call it, such as <c>api-key create</c>.</summary>
    string Name { get; }

    /// <summary>One line that says which options it takes.</summary>
    string Usage { get; }

    /// <summary>Runs in a scope of its own and answers the exit code.</summary>
    Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct);
}
