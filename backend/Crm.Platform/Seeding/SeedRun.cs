using Crm.Kernel;

namespace Crm.Platform.Seeding;

/// <summary>What is asked for, and what the parts of a company tell each other while they are invented.</summary>
public sealed class SeedRun
{
    private readonly SeedWriter writer;

    internal SeedRun(SeedWriter writer, int contacts, int users, int seed, string? password, DateTime until)
    {
        this.writer = writer;
        Contacts = contacts;
        Users = users;
        Password = password;
        Until = until;
        Dice = new Dice((ulong)seed);
        Inventor = new Inventor(Dice);
    }

    public int Contacts { get; }

    public int Users { get; }

    /// <summary>With which the invented users come in; without one nobody does.</summary>
    public string? Password { get; }

    /// <summary>The day up to which records were created, in the years before it.</summary>
    public DateTime Until { get; }

    public Dice Dice { get; }

    public Inventor Inventor { get; }

    /// <summary>Who may own records, the one who has most first.</summary>
    public List<SeedOwner> Owners { get; } = [];

    /// <summary>Writes records of one type, past the commands: stamped, with history, index rows and search terms like all others.</summary>
    /// <param name="fill">Gives each its values. It runs beside the writing, always on one thread.</param>
    public Task Write<T>(int count, Action<SeedDraft> fill, CancellationToken ct)
        where T : Record => writer.Write<T>(this, count, fill, ct);
}

/// <summary>Somebody whose records are invented.</summary>
public sealed record SeedOwner(Guid Id, Guid? TeamId);

/// <summary>A record that is being invented.</summary>
public sealed class SeedDraft
{
    private readonly Action<string, object?> set;

    internal SeedDraft(int number, Guid id, Action<string, object?> set)
    {
        Number = number;
        Id = id;
        this.set = set;
    }

    /// <summary>From 0 on, in the order of creation.</summary>
    public int Number { get; }

    public Guid Id { get; }

    /// <summary>A field by the name under which the record type declares it.</summary>
    public void Set(string field, object? value) => set(field, value);
}
