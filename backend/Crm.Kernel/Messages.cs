using MediatR;

namespace Crm.Kernel;

/// <summary>A request that changes the world: one outermost command is one commit.</summary>
public interface ICommand<out T> : IRequest<T>;

/// <summary>A command that answers nothing.</summary>
public interface ICommand : ICommand<Unit>;

/// <summary>A request that only reads.</summary>
public interface IQuery<out T> : IRequest<T>;

/// <summary>Something that has happened: delivered after the commit, exactly once to each handler.</summary>
public interface IEvent : INotification;

/// <summary>The stable name under which an event is stored and delivered, such as <c>access.user-moved.v1</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
