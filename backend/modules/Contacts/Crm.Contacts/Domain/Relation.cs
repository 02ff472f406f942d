using Crm.Kernel;

namespace Crm.Contacts.Domain;

/// <summary>What one person or organisation is to another, since when and until when. What is over stays.</summary>
internal sealed class Relation : Record
{
    public string? Type { get; private set; }
    public Guid? FromContactId { get; private set; }
    public Guid? FromAccountId { get; private set; }
    public Guid? ToContactId { get; private set; }
    public Guid? ToAccountId { get; private set; }
    public DateOnly? Since { get; private set; }

    /// <summary>The day on which it ended; from then on it is past.</summary>
    public DateOnly? Until { get; private set; }
    public string? Title { get; private set; }
    public string? Department { get; private set; }
    public string? Note { get; private set; }

    public Party? From => Party.Of(FromContactId, FromAccountId);

    public Party? To => Party.Of(ToContactId, ToAccountId);

    public bool IsEmployment => Type == RelationTypes.Employment;

    public bool IsPast(DateOnly today) => Until <= today;

    /// <summary>Somebody's work for an organisation beside, or before, the one that the contact names itself.</summary>
    public static Relation EmploymentOf(Contact contact, Employment job)
    {
        var relation = new Relation
        {
            Type = RelationTypes.Employment, FromContactId = contact.Id, ToAccountId = job.AccountId, Title = job.Title, Department = job.Department,
            Since = job.Since > job.Until ? job.Until : job.Since, Until = job.Until,
        };
        relation.AssignTo(contact.OwnerId, contact.TeamId);
        return relation;
    }

    /// <summary>The same said from the other side.</summary>
    public void TurnRound(string type)
    {
        Type = type;
        (FromContactId, ToContactId) = (ToContactId, FromContactId);
        (FromAccountId, ToAccountId) = (ToAccountId, FromAccountId);
    }

    /// <summary>Whether both say the same of the same two for some of the same time.</summary>
    public bool Doubles(Relation other, bool isSymmetric) => Type == other.Type
        && ((From == other.From && To == other.To) || (isSymmetric && From == other.To && To == other.From))
        && (Since ?? DateOnly.MinValue) < (other.Until ?? DateOnly.MaxValue) && (other.Since ?? DateOnly.MinValue) < (Until ?? DateOnly.MaxValue);
}

/// <summary>Work for an organisation.</summary>
internal sealed record Employment(Guid AccountId, string? Title, string? Department, DateOnly? Since, DateOnly? Until);
