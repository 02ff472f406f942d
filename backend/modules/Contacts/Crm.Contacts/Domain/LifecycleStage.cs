namespace Crm.Contacts.Domain;

/// <summary>How far somebody has come on the way to being a customer, and whether they still are one.</summary>
internal enum LifecycleStage
{
    Subscriber,
    Lead,
    Prospect,
    Customer,
    Lapsed,
    Other,
}
