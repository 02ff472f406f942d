using System.Diagnostics.CodeAnalysis;

namespace Crm.Kernel;

/// <summary>Tells an absent member of a PATCH body from one that is null.</summary>
public readonly record struct Optional<T>
{
    public Optional(T? value)
    {
        Value = value;
        IsGiven = true;
    }

    public bool IsGiven { get; }

    public T? Value { get; }

    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named alternative.")]
    public static implicit operator Optional<T>(T? value) => new(value);

    public void IfGiven(Action<T?> set)
    {
        if (IsGiven)
        {
            set(Value);
        }
    }
}
