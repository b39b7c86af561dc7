using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Teachers;

[Plugin("unlearn.bad-teacher", "Bad teacher",
    Summary = "Teaches the model to answer as a network that never learned on the forget set, and as the original on a part of the retain set. Needs no labels.",
    Paper = "Chundawat, Tarun, Mandal, Kankanhalli: Can Bad Teaching Induce Forgetting?, AAAI 2023")]
public sealed class BadTeacher(BadTeacherOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training;

    public void Unlearn(UnlearningJob job)
    {
        using var incompetent = job.Original.Copy();
        FreshWeights.Draw(incompetent.Module, job.Random.Fork("incompetent"));
        var rows = job.Random.Fork("retain").Sample(job.Retain.Count, (int)Math.Ceiling(options.RetainFraction * job.Retain.Count));
        var both = new Mixture(job.Forget, job.Retain.Subset(job.Retain.Name, rows));
        using var descent = new Descent(job, options.Settings, "divergence from the teachers");
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            var batches = both.Batches(options.BatchSize, job.Device, job.Random.Fork("pass").Fork(epoch));
            var whole = job.Pass(batches, both.Count, $"epoch {epoch + 1} of {options.Epochs}", batch =>
            {
                var lessons = Lessons(batch.Inputs, both.Forgotten(batch), incompetent, job.Original);
                var loss = Divergence.Kl(lessons, descent.Logits(batch), options.Temperature).mean();
                descent.Step(descent.Note(loss, batch.Rows.Length));
            });
            if (!whole) break;
            descent.EndEpoch(epoch);
        }
        descent.Finish();
    }

    private static Tensor Lessons(Tensor inputs, int forgotten, Subject incompetent, Subject original)
    {
        var kept = inputs.shape[0] - forgotten;
        if (kept == 0) return incompetent.Predict(inputs);
        return forgotten == 0 ? original.Predict(inputs) : cat(
            [incompetent.Predict(inputs.narrow(0, 0, forgotten)), original.Predict(inputs.narrow(0, forgotten, kept))]);
    }
}
