using Lethe.Sdk;

[Plugin("unlearn.library-in-body", "Uses a library in a method body alone")]
public sealed class LibraryInBody : IUnlearner
{
    public void Unlearn(UnlearningJob job) => job.Progress.Log(Private.Answer.Read());
}
