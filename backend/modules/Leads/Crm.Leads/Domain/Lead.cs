using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Kernel.Values;

namespace Crm.Leads.Domain;

/// <summary>Somebody who might become a customer, as they presented themselves, and how far it has come.</summary>
internal sealed class Lead : Record
{
    public string? DisplayName { get; private set; }
    public string? Salutation { get; private set; }
    public string? GivenName { get; private set; }
    public string? MiddleName { get; private set; }
    public string? FamilyName { get; private set; }
    public string? Nickname { get; private set; }
    public string? CompanyName { get; private set; }
    public string? Title { get; private set; }
    public List<EmailAddress> Emails { get; private set; } = [];
    public List<PhoneNumber> Phones { get; private set; } = [];
    public List<PostalAddress> Addresses { get; private set; } = [];
    public string? Website { get; private set; }
    public string? Language { get; private set; }
    public LeadChannel? Channel { get; private set; }
    public LeadOrigin? Origin { get; private set; }
    public string? Source { get; private set; }
    public string? Campaign { get; private set; }

    /// <summary>What the customer is told to quote.</summary>
    public string? Reference { get; private set; }
    public string? Interest { get; private set; }
    public string? Product { get; private set; }
    public Money? Budget { get; private set; }
    public LeadTiming? Timing { get; private set; }
    public string? Message { get; private set; }
    public LeadStatus? Status { get; private set; }
    public DateTime? FirstResponseAt { get; private set; }
    public DateOnly? NurtureUntil { get; private set; }
    public DisqualifyReason? DisqualifiedReason { get; private set; }
    public string? DisqualifiedNote { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public Guid? ContactId { get; private set; }
    public Guid? AccountId { get; private set; }
    public Guid? OpportunityId { get; private set; }

    /// <summary>Why it belongs to whom it belongs, where that follows from rules.</summary>
    public LeadAssignment? AssignedBy { get; private set; }

    /// <summary>The name of the rule.</summary>
    public string? AssignmentRule { get; private set; }
    public LeadOutcome? Outcome { get; private set; }

    /// <summary>The contact of the same address or number that was there when the lead came.</summary>
    public Guid? KnownContactId { get; private set; }

    /// <summary>The dealer to whom it was offered or who has it: an account.</summary>
    public Guid? PartnerId { get; private set; }
    public LeadPartnerState? PartnerState { get; private set; }

    /// <summary>How much it promises, from 0 to 100; nothing where neither rules nor a model say anything.</summary>
    public long? Score { get; private set; }

    /// <summary>Until when the next answer is due; null where nobody waits for one.</summary>
    public DateTime? AnswerDue { get; private set; }

    /// <summary>How the last hand-off stands.</summary>
    public HandoffState? Handoff { get; private set; }

    /// <summary>Until when it is to be accepted.</summary>
    public DateTime? AcceptBy { get; private set; }

    /// <summary>Who passed it on; they get it back where it is not accepted.</summary>
    public Guid? PassedBy { get; private set; }

    /// <summary>Working time that was spent on it, in minutes.</summary>
    public long? MinutesSpent { get; private set; }
    public List<string> Tags { get; private set; } = [];
    public string? Notes { get; private set; }

    public bool IsOpen => Status is not (LeadStatus.Disqualified or LeadStatus.Converted);

    public override void Derive()
    {
        DisplayName = PersonName.Display(GivenName, MiddleName, FamilyName) ?? Blank(CompanyName) ?? Emails.FirstOrDefault()?.Address ?? Phones.FirstOrDefault()?.Number;
        Reference ??= ShortReference.Of('L', Id);
        Status = (Status ?? LeadStatus.New, OwnerId) switch
        {
            (LeadStatus.New, not null) => LeadStatus.Assigned,
            (LeadStatus.Assigned, null) => LeadStatus.New,
            var (status, _) => status,
        };
    }

    /// <summary>The status that an act leads to.</summary>
    public LeadStatus After(LeadAct act) => (act, Status) switch
    {
        (LeadAct.Reopen, LeadStatus.Nurturing or LeadStatus.Qualified or LeadStatus.Disqualified) => LeadStatus.Working,
        (LeadAct.Contact, LeadStatus.New or LeadStatus.Assigned) => LeadStatus.Contacted,
        (LeadAct.Work, LeadStatus.New or LeadStatus.Assigned or LeadStatus.Contacted or LeadStatus.Nurturing) => LeadStatus.Working,
        (LeadAct.Nurture, not LeadStatus.Nurturing) when IsOpen => LeadStatus.Nurturing,
        (LeadAct.Qualify, not LeadStatus.Qualified) when IsOpen => LeadStatus.Qualified,
        (LeadAct.Disqualify, _) when IsOpen => LeadStatus.Disqualified,
        _ => throw Refusal(),
    };

    /// <summary>Gives it to somebody, and says why: by a rule, or because they know the person.</summary>
    public void Give(Guid ownerId, Guid? teamId, LeadAssignment by, string? rule)
    {
        AssignTo(ownerId, teamId);
        AssignedBy = by;
        AssignmentRule = rule;
    }

    /// <summary>The person is a contact already.</summary>
    public void Recognise(Guid contactId) => KnownContactId = contactId;

    /// <summary>Somebody has said who is responsible: no rule has.</summary>
    public void ForgetAssignment()
    {
        AssignedBy = null;
        AssignmentRule = null;
    }

    /// <summary>They have had their first answer.</summary>
    public void Contacted(DateTime at)
    {
        FirstResponseAt ??= at;
        Status = Status is LeadStatus.New or LeadStatus.Assigned ? LeadStatus.Contacted : Status;
    }

    /// <summary>Passes it to somebody who has to accept it.</summary>
    public void Pass(Guid ownerId, Guid? teamId, Guid? passedBy, DateTime? acceptBy)
    {
        AssignTo(ownerId, teamId);
        ForgetAssignment();
        (Handoff, PassedBy, AcceptBy) = (HandoffState.Offered, passedBy, acceptBy);
    }

    /// <summary>Whoever works with it has accepted it.</summary>
    public void Accept() => (Handoff, AcceptBy) = (HandoffState.Accepted, null);

    /// <summary>It goes back to whose it was.</summary>
    public void GoBack(HandoffState state, Guid? ownerId, Guid? teamId, LeadStatus? status)
    {
        AssignTo(ownerId, teamId);
        (Handoff, AcceptBy) = (state, null);
        Status = IsOpen ? status ?? Status : Status;
    }

    /// <summary>It comes with a past: what had become of it is where it stands.</summary>
    public void CloseAs(LeadOutcome outcome, DateTime now)
    {
        Status = StatusOf(outcome);
        ClosedAt = now;
    }

    public static LeadStatus StatusOf(LeadOutcome outcome) => outcome == LeadOutcome.Converted ? LeadStatus.Converted : LeadStatus.Disqualified;

    /// <summary>Takes what the rules and the model of the moment make of it; nobody has edited it.</summary>
    public void Rate(int? score) => Score = score;

    /// <summary>What an opportunity is called that comes of it.</summary>
    public string? OpportunityName() => Blank(Interest) ?? Blank(Product) ?? Blank(CompanyName) ?? DisplayName;

    /// <summary>Refuses what can only be done while it is open.</summary>
    public void MustBeOpen()
    {
        if (!IsOpen)
        {
            throw Refusal();
        }
    }

    /// <summary>Who they are, for the customer base.</summary>
    public PersonFacts Facts() => new()
    {
        Salutation = Salutation, GivenName = GivenName, MiddleName = MiddleName, FamilyName = FamilyName, Nickname = Nickname, Title = Title, CompanyName = CompanyName,
        Emails = Emails, Phones = Phones, Addresses = Addresses, Website = Website, Language = Language, Source = Source, OwnerId = OwnerId,
    };

    private ConflictException Refusal() => new("lead_status", $"This lead is {Status} and cannot be changed so.")
    {
        Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["status"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Status.ToString()!) },
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What somebody does with a lead.</summary>
internal enum LeadAct
{
    Contact,
    Work,
    Nurture,
    Qualify,
    Disqualify,
    Reopen,
}
