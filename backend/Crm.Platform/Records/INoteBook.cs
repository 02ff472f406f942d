namespace Crm.Platform.Records;

/// <summary>Port: notes about records, for modules that know none; whoever keeps timelines implements it.</summary>
public interface INoteBook
{
    /// <summary>Notes something in the caller's name, as part of the present commit.</summary>
    Task Write(string recordType, Guid recordId, string text, CancellationToken ct);

    /// <summary>What these people have noted, the newest first; whether the caller may see it, the module has made sure.</summary>
    Task<IReadOnlyList<Note>> Of(string recordType, Guid recordId, IReadOnlyCollection<Guid> authors, CancellationToken ct);
}

/// <summary>A note, and by whom.</summary>
public sealed record Note(Guid By, DateTime At, string Text);
