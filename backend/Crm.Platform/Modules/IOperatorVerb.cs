namespace Crm.Platform.Modules;

/// <summary>Something an operator does from the command line, such as <c>api-key create</c>; found by scanning.</summary>
public interface IOperatorVerb
{
    /// <summary>The words that call it, such as <c>api-key create</c>.</summary>
    string Name { get; }

    /// <summary>One line that says which options it takes.</summary>
    string Usage { get; }

    /// <summary>The option that a word right behind the name stands for, such as <c>file</c>; null where there is none.</summary>
    string? Argument => null;

    /// <summary>Whether the database is brought up to date before it runs.</summary>
    bool NeedsDatabase => true;

    /// <summary>Runs in a scope of its own and answers the exit code. An option without a value is <c>true</c>.</summary>
    Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct);
}
