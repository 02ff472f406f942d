using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Activities.CallLists;

/// <summary>What follows from the way a call ended.</summary>
internal enum CallEffect
{
    /// <summary>The number has had its call.</summary>
    Done,

    /// <summary>Nobody was reached: it is tried again after the pause, while tries are left.</summary>
    TryAgain,

    /// <summary>It is called again at the time that was agreed.</summary>
    CallBack,

    /// <summary>The number is not theirs: the next one of the same person is tried, where there is one.</summary>
    WrongNumber,

    /// <summary>They do not want to be called: that is a withdrawal of consent.</summary>
    DoNotCall,
}

/// <summary>A way in which a call ends.</summary>
/// <param name="Key">What reports count it by.</param>
/// <param name="Name">What the company calls it; null for the ways that the product brings, which the page translates.</param>
internal sealed record CallListOutcome(string Key, string? Name, CallEffect Effect);

/// <summary>People who are to be called one after another, with what is to be said.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class CallList
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }

    /// <summary>Markdown with placeholders, as in the templates of mails.</summary>
    public string? Script { get; set; }

    /// <summary>lead or contact.</summary>
    public required string RecordType { get; init; }

    /// <summary>The purpose whose consent counts; without one only those are left out who want no calls at all.</summary>
    public string? Purpose { get; set; }
    public required List<CallListOutcome> Outcomes { get; set; }

    /// <summary>Between which minutes of the day, where the callee is, one may call.</summary>
    public required int HoursFrom { get; set; }
    public required int HoursUntil { get; set; }

    /// <summary>The days of the week on which one may call, a bit each from Sunday on.</summary>
    public required int Days { get; set; }
    public required int Tries { get; set; }
    public required int PauseMinutes { get; set; }
    public required DateTime CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }

    /// <summary>Nobody calls from it any more.</summary>
    public DateTime? ClosedAt { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>Somebody who calls from a list.</summary>
internal sealed class CallListCaller
{
    public required Guid ListId { get; init; }
    public required Guid UserId { get; init; }
}

/// <summary>Where somebody on a list stands.</summary>
internal enum CallListState
{
    Waiting,
    CallBack,
    Done,
    Skipped,
}

/// <summary>Somebody who is to be called.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
internal sealed class CallListEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ListId { get; init; }

    /// <summary>The lead or the contact.</summary>
    public required Guid RecordId { get; set; }

    /// <summary>The one that is called next (E.164); null where they have none.</summary>
    public string? Number { get; set; }

    /// <summary>The country whose number it is: it says what time it is there.</summary>
    public required string Region { get; set; }
    public required CallListState State { get; set; }

    /// <summary>Why it was skipped, as a code.</summary>
    public string? Reason { get; set; }

    /// <summary>The lower, the sooner: 100 less the score.</summary>
    public required int Rank { get; init; }

    /// <summary>Before this it is not called.</summary>
    public required DateTime NotBefore { get; set; }

    /// <summary>Who agreed on that time: they go first.</summary>
    public Guid? CallBackBy { get; set; }
    public int Tries { get; set; }

    /// <summary>The way in which the last call ended.</summary>
    public string? Outcome { get; set; }

    /// <summary>Numbers that turned out not to be theirs.</summary>
    public List<string> WrongNumbers { get; set; } = [];

    /// <summary>Who has it before them, and until when.</summary>
    public Guid? LeasedBy { get; set; }
    public DateTime? LeasedUntil { get; set; }
    public DateTime? DoneAt { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>One call from a list.</summary>
[HoldsNoPersonalData("Ids, instants and codes.")]
internal sealed class CallListCall
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ListId { get; init; }
    public required Guid EntryId { get; init; }
    public Guid? UserId { get; init; }
    public required DateTime At { get; init; }
    public required string Outcome { get; init; }
    public required Guid ActivityId { get; init; }
}

internal sealed class CallListConfiguration
    : IEntityTypeConfiguration<CallList>, IEntityTypeConfiguration<CallListCaller>, IEntityTypeConfiguration<CallListEntry>, IEntityTypeConfiguration<CallListCall>
{
    public const int MaxName = 200;
    public const int MaxKey = 40;

    public void Configure(EntityTypeBuilder<CallList> builder)
    {
        builder.ToTable("activities_call_lists");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Name).HasMaxLength(MaxName);
        builder.Property(l => l.RecordType).HasMaxLength(40);
        builder.Property(l => l.Purpose).HasMaxLength(40);
        builder.Property(l => l.Outcomes).AsJson<CallListOutcome>();
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => new { l.CreatedAt, l.Id });
    }

    public void Configure(EntityTypeBuilder<CallListCaller> builder)
    {
        builder.ToTable("activities_call_list_callers");
        builder.HasKey(c => new { c.ListId, c.UserId });
        builder.HasOne<CallList>().WithMany().HasForeignKey(c => c.ListId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.UserId, c.ListId });
    }

    public void Configure(EntityTypeBuilder<CallListEntry> builder)
    {
        builder.ToTable("activities_call_list_entries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Number).HasMaxLength(60);
        builder.Property(e => e.Region).HasMaxLength(3);
        builder.Property(e => e.Reason).HasMaxLength(MaxKey);
        builder.Property(e => e.Outcome).HasMaxLength(MaxKey);
        builder.Property(e => e.WrongNumbers).AsJson<string>();
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasOne<CallList>().WithMany().HasForeignKey(e => e.ListId).OnDelete(DeleteBehavior.Cascade);

        // Who is next: what was agreed by its time, the others by what they promise.
        builder.HasIndex(e => new { e.ListId, e.State, e.NotBefore, e.Id });
        builder.HasIndex(e => new { e.ListId, e.State, e.Rank, e.Id });
        builder.HasIndex(e => new { e.RecordId, e.ListId });
        builder.HasIndex(e => new { e.LeasedBy, e.ListId });
    }

    public void Configure(EntityTypeBuilder<CallListCall> builder)
    {
        builder.ToTable("activities_call_list_calls");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Outcome).HasMaxLength(MaxKey);
        builder.HasOne<CallList>().WithMany().HasForeignKey(c => c.ListId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.ListId, c.At, c.Id });
        builder.HasIndex(c => new { c.EntryId, c.At, c.Id });
    }
}
