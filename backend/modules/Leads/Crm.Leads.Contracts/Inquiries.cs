using Crm.Kernel;

namespace Crm.Leads.Contracts;

/// <summary>Somebody asked us something by a form, and it is known whose inquiry it is.</summary>
[EventName("leads.inquiry-received.v1")]
public sealed record InquiryReceived(Guid InquiryId) : IEvent;

/// <summary>What somebody asked, as it stands on a timeline; null where it is no longer known.</summary>
public sealed record ReadInquiry(Guid InquiryId) : IQuery<InquiryText?>;

/// <summary>The words of an inquiry.</summary>
/// <param name="RecordType">lead or contact: whose it is.</param>
/// <param name="Form">What the form is called.</param>
/// <param name="Text">What was answered, in Markdown, a paragraph for each question.</param>
public sealed record InquiryText(DateTime At, string Reference, string RecordType, Guid RecordId, Guid? OwnerId, string Form, string Text)
{
    /// <summary>What they had looked at before, who agreed to be recognised; null where that is nothing.</summary>
    public VisitsText? Visits { get; init; }
}

/// <summary>Pages that somebody looked at, as one entry.</summary>
/// <param name="Title">The site, how many pages, and what they are about.</param>
/// <param name="Text">In Markdown, a line for each page.</param>
public sealed record VisitsText(DateTime LastAt, string Title, string Text);

/// <summary>What becomes of a mail from somebody unknown.</summary>
public enum MailFate
{
    /// <summary>It waits for a person to say whose it is.</summary>
    Waits,
    Filed,
    Discarded,
}

/// <summary>A mail from somebody unknown is an inquiry too: it is counted, has an owner, and is answered in time.</summary>
/// <param name="RecordType">lead or contact, once it is filed.</param>
public sealed record MailInquiry(Guid MessageId, MailFate Fate, string? Email = null, string? Name = null, string? RecordType = null, Guid? RecordId = null) : ICommand;

/// <summary>Somebody was in touch with these leads and contacts: what they had asked before is answered.</summary>
public sealed record NoteAnswers(IReadOnlyCollection<Answer> Answers) : ICommand;

/// <summary>When somebody was in touch with a lead or a contact.</summary>
public sealed record Answer(Guid RecordId, DateTime At, Guid? By);
